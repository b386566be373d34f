"""Adding strands and changing what is said of them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from programmes import access, services
from programmes.forms.strand import StrandForm, StrandUpdateForm
from programmes.views.places import form_page, programme_or_404, strand_or_404


@keeps_typing
@require_http_methods(["GET", "POST"])
def strand_create(request: OfficerRequest, reference: str) -> HttpResponse:
    programme = programme_or_404(request, reference)
    access.require(access.can_run(request.user, programme))
    form = StrandForm(posted(request), initial={"on": timezone.localdate()})
    if address := saved(
        request,
        form,
        lambda: services.add_strand(programme, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Added: {form.cleaned_data['name']}")
        return redirect(address)
    return form_page(request, "programmes/strand_create.html", form, programme)


@keeps_typing
@require_http_methods(["GET", "POST"])
def strand_update(request: OfficerRequest, pk: int) -> HttpResponse:
    strand = strand_or_404(request, pk)
    access.require(access.can_edit(request.user, strand))
    form = StrandUpdateForm(
        posted(request), instance=strand, initial={"version": strand.version}
    )
    if address := saved(
        request,
        form,
        lambda: services.update_strand(strand, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Saved: {strand}")
        return redirect(address)
    return form_page(
        request,
        "programmes/strand_update.html",
        form,
        strand,
        may_rename=access.can_run(request.user, strand.programme),
    )
