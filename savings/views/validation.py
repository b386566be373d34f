"""Finance's queue, and what it concludes about each claim."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.locking import EditConflict
from common.money import in_pounds
from common.typing_kept import keeps_typing
from savings import access
from savings.forms.validation import ConclusionForm, RefuseForm, ValidateForm
from savings.models import EvidenceFile, Saving, SavingYear, Validation
from savings.pages.validation_page import validation_page
from savings.pages.validation_queue import queue_page
from savings.services import validation
from savings.views.places import ending_here, trail_to_validation, year_or_404


@require_GET
def validation_list(request: OfficerRequest) -> HttpResponse:
    access.require(access.can_validate(request.user))
    values = queue_page(request, request.user)
    trail = ending_here(trail_to_validation())
    return render(request, "savings/validation_list.html", {"trail": trail, **values})


@keeps_typing
@require_http_methods(["GET", "POST"])
def validation_create(request: OfficerRequest, pk: int, year: int) -> HttpResponse:
    row = year_or_404(request, pk, year)
    access.require(access.can_validate(request.user))
    form = ValidateForm(
        posted(request),
        request.FILES or None,
        kind=row.saving.kind,
        initial={
            "version": row.version,
            "amount": row.achieved,
            "on": timezone.localdate(),
        },
    )

    if saved(
        request,
        form,
        lambda: _concluded(
            form,
            lambda: validation.validate(row, by=request.user, **form.cleaned_data),
        ),
    ):
        amount = in_pounds(form.cleaned_data["amount"])
        messages.success(request, f"Validated: {amount} of {row.saving.reference}")
        return redirect("savings:validation_list")
    shown = validation_page(request.user, row)
    values = {"form": form, "trail": trail_to_validation(), **shown}
    return render(request, "savings/validation_create.html", values)


@keeps_typing
@require_http_methods(["GET", "POST"])
def validation_refuse(request: OfficerRequest, pk: int, year: int) -> HttpResponse:
    row = year_or_404(request, pk, year)
    access.require(access.can_validate(request.user))
    form = RefuseForm(
        posted(request), initial={"version": row.version, "on": timezone.localdate()}
    )

    if saved(
        request,
        form,
        lambda: _concluded(
            form,
            lambda: validation.refuse(row, by=request.user, **form.cleaned_data),
        ),
    ):
        messages.success(request, f"Refused: the claim of {row.saving.reference}")
        return redirect("savings:validation_list")
    shown = validation_page(request.user, row)
    values = {"form": form, "trail": trail_to_validation(), **shown}
    return render(request, "savings/validation_refuse.html", values)


@require_GET
def evidence_file(request: OfficerRequest, pk: int) -> HttpResponse:
    """The document as it was sent, always as a download."""
    concluded = Validation.objects.visible_to(request.user)
    with_file = concluded.select_related("saving_year__saving", "file")
    about = get_object_or_404(with_file, pk=pk)
    access.require(access.can_read_evidence(request.user, about.saving_year.saving))
    file: EvidenceFile | None = getattr(about, "file", None)
    if file is None:
        message = "No document was kept with this conclusion."
        raise Http404(message)
    response = HttpResponse(bytes(file.content), content_type=file.content_type)
    disposition = content_disposition_header(as_attachment=True, filename=file.name)
    response["Content-Disposition"] = disposition or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _concluded(form: ConclusionForm, conclude: Callable[[], Validation]) -> Saving:
    """The saving that was concluded about; where somebody was quicker, the form is
    made ready for the claim as it stands now."""
    try:
        return conclude().saving_year.saving
    except EditConflict as conflict:
        year = cast(SavingYear, conflict.current)
        form.reopen_at(year.version)
        raise ValidationError(
            f"This claim changed while you were writing: {in_pounds(year.achieved)} is "
            f"claimed now and {in_pounds(year.validated)} is validated. Look at it "
            "again above, then conclude."
        ) from conflict
