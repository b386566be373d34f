"""The life of a strand: what has happened to it, and the next step."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from programmes import access, services
from programmes.choices import StrandStatus
from programmes.forms.strand import (
    StrandRefocusForm,
    StrandRenameForm,
    StrandReplaceForm,
    StrandStepForm,
)
from programmes.models import Strand
from programmes.views.places import form_page, strand_or_404, trail_to


@require_safe
def strand_life(request: OfficerRequest, pk: int) -> HttpResponse:
    strand = strand_or_404(request, pk)
    return render(
        request,
        "programmes/strand_life.html",
        {
            "where": strand,
            "trail": trail_to(strand),
            "events": list(strand.events.select_related("replaced_by")),
            "is_active": strand.status == StrandStatus.ACTIVE,
            "may_change": access.can_run(request.user, strand.programme),
        },
    )


@require_http_methods(["GET", "POST"])
def strand_continue(request: OfficerRequest, pk: int) -> HttpResponse:
    strand = strand_or_404(request, pk)
    access.require(access.can_run(request.user, strand.programme))
    form = StrandStepForm(posted(request), initial={"on": timezone.localdate()})
    if address := saved(
        request,
        form,
        lambda: services.continue_strand(strand, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Recorded: {strand} continues")
        return redirect(address)
    return form_page(request, "programmes/strand_continue.html", form, strand)


@require_http_methods(["GET", "POST"])
def strand_refocus(request: OfficerRequest, pk: int) -> HttpResponse:
    strand = strand_or_404(request, pk)
    access.require(access.can_run(request.user, strand.programme))
    initial = {"on": timezone.localdate(), "aims": strand.aims}
    form = StrandRefocusForm(posted(request), initial=initial)
    if address := saved(
        request,
        form,
        lambda: services.refocus_strand(strand, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Recorded: {strand} is refocused")
        return redirect(address)
    return form_page(request, "programmes/strand_refocus.html", form, strand)


@require_http_methods(["GET", "POST"])
def strand_rename(request: OfficerRequest, pk: int) -> HttpResponse:
    strand = strand_or_404(request, pk)
    access.require(access.can_run(request.user, strand.programme))
    form = StrandRenameForm(posted(request), initial={"on": timezone.localdate()})
    if address := saved(
        request,
        form,
        lambda: services.rename_strand(strand, by=request.user, **form.cleaned_data),
    ):
        new_name = form.cleaned_data["name"]
        messages.success(request, f"Renamed: {strand} is now {new_name}")
        return redirect(address)
    return form_page(request, "programmes/strand_rename.html", form, strand)


@require_http_methods(["GET", "POST"])
def strand_close(request: OfficerRequest, pk: int) -> HttpResponse:
    strand = strand_or_404(request, pk)
    access.require(access.can_run(request.user, strand.programme))
    form = StrandStepForm(posted(request), initial={"on": timezone.localdate()})
    if address := saved(
        request,
        form,
        lambda: services.close_strand(strand, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Closed to business as usual: {strand}")
        return redirect(address)
    return form_page(request, "programmes/strand_close.html", form, strand)


@require_http_methods(["GET", "POST"])
def strand_replace(request: OfficerRequest, pk: int) -> HttpResponse:
    strand = strand_or_404(request, pk)
    access.require(access.can_run(request.user, strand.programme))
    siblings = Strand.objects.visible_to(request.user).of(strand.programme).active()
    form = StrandReplaceForm(
        posted(request),
        successors=siblings.exclude(pk=strand.pk),
        initial={"on": timezone.localdate()},
    )
    if address := saved(
        request,
        form,
        lambda: services.replace_strand(strand, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Replaced: {strand}")
        return redirect(address)
    return form_page(request, "programmes/strand_replace.html", form, strand)


@require_http_methods(["GET", "POST"])
def strand_reopen(request: OfficerRequest, pk: int) -> HttpResponse:
    strand = strand_or_404(request, pk)
    access.require(access.can_run(request.user, strand.programme))
    form = StrandStepForm(posted(request), initial={"on": timezone.localdate()})
    if address := saved(
        request,
        form,
        lambda: services.reopen_strand(strand, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Reopened: {strand}")
        return redirect(address)
    return form_page(request, "programmes/strand_reopen.html", form, strand)
