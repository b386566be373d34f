"""Keeping a section, or a whole paper, from the public; and opening it again."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from programmes import access
from reports.models import Paper
from reports.papers import services
from reports.papers.compose import placed_sections
from reports.papers.facts import load_material
from reports.papers.forms import PaperExemptionForm, ReleaseForm
from reports.papers.outline import Placed


@keeps_typing
@require_http_methods(["GET", "POST"])
def paper_withhold(request: OfficerRequest, reference: str, key: str) -> HttpResponse:
    paper = _paper(request, reference)
    access.require(access.can_prepare_paper(request.user, paper.programme))
    section = _section(paper, key)

    form = PaperExemptionForm(posted(request))
    address = saved(
        request,
        form,
        lambda: services.withhold(
            paper,
            key,
            form.exemption,
            by=request.user,
            html=section.html if section else "",
        ),
    )
    if address:
        return redirect(address)
    context = {"paper": paper, "form": form, "section": section}
    return render(request, "reports/paper_withhold.html", context)


@keeps_typing
@require_http_methods(["GET", "POST"])
def paper_release(request: OfficerRequest, reference: str, key: str) -> HttpResponse:
    paper = _paper(request, reference)
    access.require(access.can_lift_exemption(request.user))
    section = _section(paper, key)

    form = ReleaseForm(posted(request))
    address = saved(
        request,
        form,
        lambda: services.release(paper, key, by=request.user, **form.cleaned_data),
    )
    if address:
        return redirect(address)
    context = {"paper": paper, "form": form, "section": section}
    return render(request, "reports/paper_release.html", context)


def _paper(request: OfficerRequest, reference: str) -> Paper:
    papers = Paper.objects.visible_to(request.user).with_layout()
    return get_object_or_404(papers, reference=reference)


def _section(paper: Paper, key: str) -> Placed | None:
    """None stands for the whole paper."""
    if key == services.WHOLE:
        return None
    placed = placed_sections(paper.template.layout, load_material(paper))
    section = next((section for section in placed if section.key == key), None)
    if section is None:
        raise Http404
    return section
