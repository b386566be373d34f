"""Scoring schemes: what each means, and new ones and new versions of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from programmes.views.places import Trail
from risks import access, services
from risks.forms.scheme import METHODS, SchemeForm
from risks.models import Register, ScoringScheme
from risks.scoring import Scheme
from risks.scoring.flaws import flaws
from risks.scoring.matrix import matrix_of


@dataclass(frozen=True)
class SchemeRow:
    """A scheme in the list: its newest version, and how many registers use it."""

    row: ScoringScheme
    scheme: Scheme
    registers: int

    @property
    def method(self) -> str:
        return dict(METHODS)[self.scheme.method.value]


@require_safe
def scheme_list(request: OfficerRequest) -> HttpResponse:
    schemes = ScoringScheme.objects.visible_to(request.user).newest()
    registers = Register.objects.visible_to(request.user)
    used = Counter(registers.values_list("scheme__code", flat=True))
    rows = [SchemeRow(row, row.scheme, used[row.code]) for row in schemes]
    values = {
        "rows": rows,
        "can_manage": access.can_manage_schemes(request.user),
        "trail": scheme_trail(),
    }
    return render(request, "risks/scheme_list.html", values)


@require_safe
def scheme_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    """A version of a scheme: its matrix, its words, its versions, who uses it."""
    schemes = ScoringScheme.objects.visible_to(request.user)
    row = get_object_or_404(schemes, pk=pk)
    versions = list(schemes.filter(code=row.code).order_by("-version"))
    scheme = row.scheme
    saved_as = _first_saved(row)
    values = {
        "row": row,
        "scheme": scheme,
        "method": dict(METHODS)[scheme.method.value],
        "bands": scheme.bands[::-1],
        "axes": [
            (heading, levels[::-1], any(level.meaning for level in levels))
            for heading, levels in (
                ("Likelihood", scheme.likelihood),
                ("Impact", scheme.impact),
            )
        ],
        "matrix": matrix_of(scheme, with_marks=True),
        "versions": [(version, saved_as.get(version.pk)) for version in versions],
        "newest": versions[0],
        "can_manage": access.can_manage_schemes(request.user),
        "trail": [*scheme_trail(), (row.name, "")],
        **_registers_using(request, row),
    }
    return render(request, "risks/scheme_detail.html", values)


def _registers_using(request: OfficerRequest, row: ScoringScheme) -> dict[str, Any]:
    """In any version, and which version they may change to today."""
    schemes = ScoringScheme.objects.visible_to(request.user).filter(code=row.code)
    in_force = schemes.in_force(on=timezone.localdate()).first()
    using = Register.objects.visible_to(request.user).filter(scheme__code=row.code)
    registers = list(using.with_place())
    return {
        "registers": [
            (register, access.can_run_register(request.user, register))
            for register in registers
        ],
        "in_force": in_force,
        "may_all_change": in_force is not None
        and any(register.scheme_id != in_force.pk for register in registers),
    }


def _first_saved(row: ScoringScheme) -> dict[int, Any]:
    """Who made each version of a scheme, when and why, by its id."""
    history = row.history.model._default_manager.filter(code=row.code, history_type="+")
    return {saved.id: saved for saved in history.select_related("history_user")}


@keeps_typing
@require_http_methods(["GET", "POST"])
def scheme_create(request: OfficerRequest) -> HttpResponse:
    """A further scheme, beginning as the copy of one there is."""
    schemes = ScoringScheme.objects.visible_to(request.user).newest()
    access.require(access.can_manage_schemes(request.user))
    copied = request.GET.get("copy", "")
    if not copied.isascii() or not copied.isdecimal():
        values = {"schemes": schemes, "trail": scheme_trail()}
        return render(request, "risks/scheme_create.html", values)

    row = get_object_or_404(schemes, pk=min(int(copied[:20]), 2**62))
    form = SchemeForm(posted(request), scheme=row.scheme, is_new=True)
    return _edited(
        request,
        "risks/scheme_create.html",
        form,
        row,
        lambda: services.create_scheme(
            definition=form.draft,
            in_force_from=form.cleaned_data["in_force_from"],
            reason=form.cleaned_data["reason"],
            by=request.user,
        ),
    )


@keeps_typing
@require_http_methods(["GET", "POST"])
def scheme_update(request: OfficerRequest, pk: int) -> HttpResponse:
    """Change a scheme: a new version, which registers adopt one by one."""
    row = get_object_or_404(ScoringScheme.objects.visible_to(request.user), pk=pk)
    access.require(access.can_manage_schemes(request.user))

    form = SchemeForm(posted(request), scheme=row.scheme)
    return _edited(
        request,
        "risks/scheme_update.html",
        form,
        row,
        lambda: services.new_scheme_version(
            row,
            definition=form.draft,
            in_force_from=form.cleaned_data["in_force_from"],
            reason=form.cleaned_data["reason"],
            by=request.user,
        ),
    )


def _edited(
    request: OfficerRequest,
    template: str,
    form: SchemeForm,
    row: ScoringScheme,
    save: Callable[[], ScoringScheme],
) -> HttpResponse:
    """Save what was typed, or show it again; as somebody types, the matrix alone."""
    if address := saved(request, form, save):
        messages.success(request, f"Saved: {form.draft.name}")
        return redirect(address)
    values = {
        "form": form,
        "row": row,
        "matrix": matrix_of(form.draft, with_marks=True),
        "flaws": [flaw.text for flaw in flaws(form.draft)],
        "trail": [*scheme_trail(), (str(row), row.get_absolute_url())],
    }
    is_preview = request.headers.get("X-Requested-With") == "fetch"
    return render(
        request, "risks/_scheme_preview.html" if is_preview else template, values
    )


def scheme_trail() -> Trail:
    return [
        ("Risks", reverse("risks:register_list")),
        ("Scoring schemes", reverse("risks:scheme_list")),
    ]
