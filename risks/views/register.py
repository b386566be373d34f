"""All registers; one register, as a table and as a spreadsheet."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.requests import OfficerRequest
from common.paging import page_of
from common.spreadsheet import xlsx_response
from programmes.models import Programme
from risks import access
from risks.models import Register
from risks.pages.registers import groups_of, registers_of
from risks.pages.sentences import council_sentence, register_sentence
from risks.pages.tally import tally_of
from risks.sight.withheld import withheld_anywhere
from risks.views.places import (
    ending_here,
    register_or_404,
    trail_to_register,
    withheld_words,
)
from risks.views.tables import scope_of, table_of, whole_scope, with_schemes_of

PROGRAMMES_A_PAGE = 20


@require_GET
def register_list(request: OfficerRequest) -> HttpResponse:
    """Every register this reader may see, some programmes at a time."""
    visible = Programme.objects.visible_to(request.user).order_by("name", "pk")
    page = page_of(request, visible, PROGRAMMES_A_PAGE)
    programmes, is_first = list(page), page.number == 1
    registers = registers_of(request.user, programmes, with_council=is_first)
    scope = with_schemes_of(whole_scope(request.user), registers)
    tally = tally_of(scope.risks, scope.schemes, scope.veil, on=scope.on)
    how_many = Register.objects.visible_to(request.user).count()
    values = {
        "page": page,
        "groups": groups_of(request.user, programmes, registers, scope),
        "sentence": council_sentence(tally, how_many, reverse("risks:risk_list")),
        "withheld": withheld_anywhere(request.user),
        "may_open_council": is_first and _may_open_council(request, registers),
    }
    return render(request, "risks/register_list.html", values)


@require_GET
def register_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    """The risks of one register, narrowed and ordered as the address says."""
    register = register_or_404(request, pk)
    scope = scope_of(request.user, register)
    tally = tally_of(scope.risks, scope.schemes, scope.veil, on=scope.on)
    here = register.get_absolute_url()
    values = {
        "register": register,
        "trail": ending_here(trail_to_register(register)),
        "sentence": register_sentence(tally, here),
        "bands": tally.bands(register.scheme.scheme),
        "withheld": withheld_words(request.user, register),
        "may_edit": access.can_edit(request.user, register),
        "may_run": access.can_run_register(request.user, register),
        **table_of(request, scope).shown(request),
    }
    return render(request, "risks/register_detail.html", values)


@require_GET
def register_export(request: OfficerRequest, pk: int) -> HttpResponse:
    """The table as it is shown, all of its pages, as a spreadsheet."""
    register = register_or_404(request, pk)
    table = table_of(request, scope_of(request.user, register))
    withheld = withheld_words(request.user, register)
    return xlsx_response(str(register), table.sheets(str(register), withheld))


def _may_open_council(request: OfficerRequest, registers: list[Register]) -> bool:
    is_there = any(register.place is None for register in registers)
    return not is_there and access.can_run_register(request.user, Register())
