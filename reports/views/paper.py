"""Papers: the list, a new one, its own page, its details."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.paging import page_of, sort_queryset, sorting_of
from common.spreadsheet import xlsx_response
from common.typing_kept import keeps_typing
from programmes import access
from programmes.models import Programme
from reports.models import Paper, Publication
from reports.papers import services
from reports.papers.access import cases_to_tell_of, programmes_to_prepare_papers_for
from reports.papers.checks import run_checks
from reports.papers.compose import placed_sections
from reports.papers.desk import (
    PAPER_COLUMNS,
    findings_of,
    next_step,
    outline_of,
    papers_sheet,
)
from reports.papers.facts import load_material
from reports.papers.filters import PaperFilter
from reports.papers.forms import PaperForm, PaperUpdateForm
from reports.papers.risk_statements import is_risk_statement
from reports.papers.savings_printed import prints_cases
from reports.papers.templates import templates_on_offer
from savings.models import BusinessCase
from savings.querysets import BusinessCaseQuerySet


@require_GET
def paper_list(request: OfficerRequest) -> HttpResponse:
    programmes = Programme.objects.visible_to(request.user).order_by("name")
    papers = Paper.objects.visible_to(request.user).for_list()
    filters = PaperFilter(request.GET, queryset=papers, programmes=programmes)
    sorting = sorting_of(request, PAPER_COLUMNS, "-meeting")
    rows = sort_queryset(filters.qs, sorting, PAPER_COLUMNS)
    if request.GET.get("export") == "xlsx":
        return xlsx_response("Papers", [papers_sheet(rows)])

    prepares_for = list(programmes_to_prepare_papers_for(request.user))
    context = {
        "sorting": sorting,
        "form": filters.form,
        "page": page_of(request, rows),
        "total": papers.count(),
        "may_create": bool(prepares_for),
        "prepares_for": prepares_for,
    }
    return render(request, "reports/paper_list.html", context)


@keeps_typing
@require_http_methods(["GET", "POST"])
def paper_create(request: OfficerRequest) -> HttpResponse:
    access.require(_may_open_one(request))

    programmes = programmes_to_prepare_papers_for(request.user)
    form = PaperForm(
        posted(request),
        programmes=programmes,
        templates=templates_on_offer(),
        cases=cases_to_tell_of(request.user, programmes),
    )
    address = saved(
        request,
        form,
        lambda: services.create_paper(Paper(**form.cleaned_data), by=request.user),
    )
    if address:
        return redirect(address)
    return render(request, "reports/paper_create.html", {"form": form})


@require_GET
def paper_detail(request: OfficerRequest, reference: str) -> HttpResponse:
    papers = Paper.objects.visible_to(request.user).with_layout()
    paper = get_object_or_404(papers, reference=reference)

    layout, material = paper.template.layout, load_material(paper)
    may_prepare = access.can_prepare_paper(request.user, paper.programme)
    publications = Publication.objects.visible_to(request.user).light()
    checks = run_checks(layout, material, today=timezone.localdate())
    history = list(publications.filter(paper=paper).order_by("-number"))
    placed = placed_sections(layout, material)
    may_publish = access.can_publish(request.user)
    step = next_step(paper, checks, history, may_publish=may_publish)
    context = {
        "paper": paper,
        "business_case": _case_of(request, paper),
        "outline": outline_of(placed),
        "findings": findings_of(paper, checks, placed),
        "publications": history,
        "may_release": access.can_lift_exemption(request.user),
        "may_prepare": may_prepare,
        "may_publish": may_publish,
        "next_step": step if may_prepare else None,
        "may_follow": may_prepare and is_risk_statement(paper),
    }
    return render(request, "reports/paper_detail.html", context)


@keeps_typing
@require_http_methods(["GET", "POST"])
def paper_update(request: OfficerRequest, reference: str) -> HttpResponse:
    papers = Paper.objects.visible_to(request.user).with_layout()
    paper = get_object_or_404(papers, reference=reference)
    access.require(access.can_prepare_paper(request.user, paper.programme))

    form = PaperUpdateForm(
        posted(request),
        instance=paper,
        cases=_cases_for(request, paper),
        initial={"version": paper.version},
    )

    def save() -> Paper:
        changes = dict(form.cleaned_data)
        version = changes.pop("version")
        return services.update_paper(paper, version, changes, by=request.user)

    address = saved(request, form, save)
    if address:
        return redirect(address)
    return render(request, "reports/paper_update.html", {"paper": paper, "form": form})


def _case_of(request: OfficerRequest, paper: Paper) -> BusinessCase | None:
    """The case a paper is about, for who may see it: its name alone may say much."""
    if paper.business_case_id is None:
        return None
    seen = BusinessCase.objects.visible_to(request.user)
    return seen.filter(pk=paper.business_case_id).first()


def _cases_for(request: OfficerRequest, paper: Paper) -> BusinessCaseQuerySet:
    """What a paper may be about, in a layout that tells of business cases."""
    told_of = [paper.programme] if prints_cases(paper.template.layout) else []
    return cases_to_tell_of(request.user, told_of)


def _may_open_one(request: OfficerRequest) -> bool:
    return programmes_to_prepare_papers_for(request.user).exists()
