"""Keeping a project or a milestone from the public, and opening it again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.form_pages import posted, saved
from accounts.forms import DecisionForm, WithholdForm
from accounts.requests import OfficerRequest
from common.exempting import lift_exemption, mark_exempt
from programmes import access
from programmes.views.places import form_page, withheld_or_404


@require_http_methods(["GET", "POST"])
def exemption_mark(request: OfficerRequest, kind: str, pk: int) -> HttpResponse:
    row, project = withheld_or_404(request, kind, pk)
    access.require(access.can_edit(request.user, project))
    form = WithholdForm(
        posted(request),
        initial={
            "paragraphs": row.exempt_paragraphs,
            "exempt_reason": row.exempt_reason,
            "review_on": row.exempt_review_on,
            "version": row.version,
        },
    )
    if address := saved(
        request,
        form,
        lambda: mark_exempt(row, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Kept from the public: {row}")
        return redirect(address)
    return form_page(request, "programmes/exemption_mark.html", form, row)


@require_http_methods(["GET", "POST"])
def exemption_lift(request: OfficerRequest, kind: str, pk: int) -> HttpResponse:
    row, _ = withheld_or_404(request, kind, pk)
    access.require(access.can_lift_exemption(request.user))
    form = DecisionForm(posted(request), initial={"version": row.version})
    if address := saved(
        request,
        form,
        lambda: lift_exemption(row, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Open to the public: {row}")
        return redirect(address)
    return form_page(request, "programmes/exemption_lift.html", form, row)
