"""What changed on a register since a day the reader chooses."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.requests import OfficerRequest
from common.forms import DateTextField
from common.paging import page_of
from risks.pages.changes import Kind
from risks.pages.changes_loading import (
    ChangedRisk,
    ChangesSince,
    changes_since,
    day_before,
    sittings_of,
    told,
    usual_day,
    worst_first,
)
from risks.pages.sentences import changes_sentence
from risks.views.places import register_or_404, trail_to_register, withheld_words

FIRST_OF_EACH = 10


class SinceForm(forms.Form):
    """Since the end of which day."""

    since = DateTextField(label="Since the end of", required=False)

    def clean_since(self) -> date | None:
        since: date | None = self.cleaned_data["since"]
        if since is not None and since > timezone.localdate():
            raise ValidationError("Give a day that has come.")
        return since


@require_GET
def register_changes(request: OfficerRequest, pk: int) -> HttpResponse:
    """The first few of each kind of change; or all of one kind, a page at a time."""
    register = register_or_404(request, pk)
    sittings = sittings_of(request.user, register)
    usual = usual_day(sittings, timezone.localdate())
    form = SinceForm(request.GET if request.GET.get("since") else {"since": usual})
    since = (form.is_valid() and form.cleaned_data["since"]) or usual
    found = changes_since(request.user, register, since)
    values = {
        "register": register,
        "trail": [*trail_to_register(register), ("What changed", "")],
        "form": form,
        "since": since,
        "sittings": [(day, day_before(day)) for day in sittings],
        "sentence": changes_sentence(found, request.path, register.get_absolute_url()),
        "not_compared": found.not_compared,
        "withheld": withheld_words(request.user, register),
        **_sections(request, found),
    }
    return render(request, "risks/register_changes.html", values)


def _sections(request: OfficerRequest, found: ChangesSince) -> dict[str, Any]:
    asked = [kind for kind in found.changes.kinds if kind == request.GET.get("kind")]
    page: Page[int] | None = None
    if asked:
        page = page_of(request, worst_first(found, asked[0]))
        shown = {asked[0]: list(page)}
    else:
        shown = {
            kind: worst_first(found, kind)[:FIRST_OF_EACH]
            for kind in found.changes.kinds
        }
    sections: list[tuple[Kind, int, list[ChangedRisk]]] = [
        (kind, len(found.changes.of_kind[kind]), rows)
        for kind, rows in told(found, shown).items()
    ]
    return {"sections": sections, "page": page}
