"""What every page with a form does: take what was typed, save it, say what is wrong.

A view calls these in order: `posted`, then `saved` with the service to call. Nothing
that was typed is lost: not when the service refuses, not when a colleague was quicker;
and what is sent twice is done once.
"""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, QueryDict

from accounts.once import HasPage, once
from accounts.requests import OfficerRequest
from common.conflict import show_conflict
from common.locking import EditConflict
from common.typing_kept import typed_before_sign_out


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent; or what was typed before the sign-in ended, shown once more."""
    if request.method == "POST":
        return request.POST
    kept = typed_before_sign_out(request)
    if kept is not None:
        messages.info(
            request,
            "What you typed before you were signed out is back, and not saved yet: "
            "look it over and save it.",
        )
    return kept


def saved(
    request: OfficerRequest, form: forms.BaseForm, save: Callable[[], HasPage]
) -> str | None:
    """The address of what was saved; None when there was nothing to save, or it was
    refused and the form now says why."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return once(request, save)
    except ValidationError as refusal:
        show_refusal(form, refusal)
    except EditConflict as conflict:
        show_conflict(form, conflict.current)
    return None


def show_refusal(form: forms.BaseForm, refusal: ValidationError) -> None:
    """Each sentence beside the field it is about, or above the form."""
    if not hasattr(refusal, "error_dict"):
        form.add_error(None, refusal.messages)
        return
    for name, errors in refusal.error_dict.items():
        field = name if name != NON_FIELD_ERRORS and name in form.fields else None
        form.add_error(field, ValidationError(errors))
