"""A part of a draft, saved quietly while somebody types, as frontend/js/autosave.js
asks."""

from __future__ import annotations

from http import HTTPStatus

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from accounts.requests import OfficerRequest
from common.locking import EditConflict
from common.wording import and_list
from savings import access
from savings.appraisal.finding import Section
from savings.forms.case_part import Draft, PartForm
from savings.models import CaseVersion
from savings.pages.case_draft import draft_of
from savings.pages.case_form import form_of, may_write, reason_of, told_of_assurance
from savings.services.case import save_content
from savings.services.case_content import taken_along
from savings.views.places import version_or_404

_UNREADABLE = "What is stored of this version cannot be read."


@require_POST
def case_part_autosave(request: OfficerRequest, pk: int, section: str) -> HttpResponse:
    """Save one part as it stands, and say which version that is now.

    Nothing of it is saved while a cell cannot be read, and nothing is removed that
    takes along what stands on other pages: the page keeps it until that is settled.
    """
    part = _section(section)
    row = version_or_404(request, pk)
    access.require(may_write(request.user, row, part))
    draft = draft_of(row, request.POST, is_quiet=True)
    if draft is None:
        return _not_saved(_UNREADABLE)

    form = form_of(part, request.POST, draft, user=request.user, asked=request.GET)
    if not form.is_valid():
        return _conflict() if form.clash_error else _not_saved(_first_problem(form))
    content = form.applied()
    if gone := taken_along(draft.content, content):
        return _not_saved(
            f"{and_list(gone)} would go, and what is entered elsewhere for "
            f"{'it' if len(gone) == 1 else 'them'} too. If that is meant, press Save."
        )
    try:
        saved = save_content(
            row, row.version, content, by=request.user, reason=reason_of(part)
        )
    except EditConflict:
        return _conflict()
    except ValidationError as refusal:
        return _not_saved(" ".join(refusal.messages))
    return _told(form, draft, saved)


def _section(name: str) -> Section:
    try:
        return Section(name)
    except ValueError as unknown:
        raise Http404 from unknown


def _told(form: PartForm, draft: Draft, saved: CaseVersion) -> JsonResponse:
    stored = saved.parsed
    words = [told_of_assurance(draft.content, stored), form.left_out]
    message = " ".join(["Saved.", *filter(None, words)]) if any(words) else ""
    answer = {
        "version": saved.version,
        "message": message,
        "fields": form.given(stored),
        "shown": form.worked_out,
    }
    return JsonResponse(answer)


def _not_saved(message: str) -> JsonResponse:
    answer = {"message": f"Not saved yet: {message}"}
    return JsonResponse(answer, status=HTTPStatus.BAD_REQUEST)


def _conflict() -> JsonResponse:
    answer = {"message": "Not saved: it was saved elsewhere meanwhile."}
    return JsonResponse(answer, status=HTTPStatus.CONFLICT)


def _first_problem(form: PartForm) -> str:
    """Beside which field, where it is about one."""
    for name, errors in form.errors.items():
        label = f"{form[name].label}: " if name in form.fields else ""
        return f"{label}{errors[0]}"
    return "Something needs mending. It shows when you save."
