"""What is wrong with one register, and with all that its reader may see."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.requests import OfficerRequest
from common.paging import page_of, sort_rows, sorting_of
from common.spreadsheet import xlsx_response
from risks.checks import Check
from risks.models import Register
from risks.pages.checks import Checked, checked, registers_around, withheld_from_checks
from risks.views.places import (
    register_or_404,
    trail_to_register,
    withheld_words,
)

_ORDER = list(Check)
_COLUMNS = {
    "check": lambda row: _ORDER.index(row.check),
    "risk": lambda row: row.fact.title.casefold(),
    "register": lambda row: str(row.register).casefold(),
    "owner": lambda row: row.fact.owner.casefold() or None,
}


@require_GET
def register_checks(request: OfficerRequest, pk: int) -> HttpResponse:
    register = register_or_404(request, pk)
    around = registers_around(register, request.user)
    found = checked(request.user, around, on=timezone.localdate(), only=register)
    if request.GET.get("export") == "xlsx":
        return _spreadsheet(request, f"Checks of {register}", found)
    shown = {
        "register": register,
        "trail": [*trail_to_register(register), ("Checks", "")],
        "withheld": withheld_words(request.user, register),
        **_table(request, found),
    }
    return render(request, "risks/register_checks.html", shown)


@require_GET
def checks_list(request: OfficerRequest) -> HttpResponse:
    """Of all registers, for the programme office."""
    registers = Register.objects.visible_to(request.user).with_place()
    found = checked(request.user, registers, on=timezone.localdate())
    if request.GET.get("export") == "xlsx":
        return _spreadsheet(request, "Checks of all registers", found)
    shown = {
        "trail": [("Risks", reverse("risks:register_list")), ("Checks", "")],
        "withheld": withheld_from_checks(request.user),
        "is_of_several": True,
        **_table(request, found),
    }
    return render(request, "risks/checks_list.html", shown)


def _table(request: OfficerRequest, found: Checked) -> dict[str, Any]:
    kind = request.GET.get("kind", "")
    sorting = sorting_of(request, _COLUMNS, "check")
    rows = sort_rows(found.of(kind), sorting, _COLUMNS)
    return {
        "found": found,
        "counts": found.counts(),
        "kind": kind if kind in Check.values else "",
        "sorting": sorting,
        "page": page_of(request, rows),
    }


def _spreadsheet(request: OfficerRequest, title: str, found: Checked) -> HttpResponse:
    return xlsx_response(title, [found.sheet(request.GET.get("kind", ""))])
