"""Writing in a section of a paper."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.locking import EditConflict
from common.typing_kept import keeps_typing
from programmes import access
from programmes.standing import standing_of
from reports.models import Paper, PaperSection
from reports.papers import services
from reports.papers.compose import compose_section, placed_sections
from reports.papers.desk import following, outline_of
from reports.papers.facts import load_material
from reports.papers.forms import SectionForm
from reports.papers.outline import Placed


@keeps_typing
@require_http_methods(["GET", "POST"])
def paper_section(request: OfficerRequest, reference: str, key: str) -> HttpResponse:
    paper = _paper_to_prepare(request, reference)
    layout, material = paper.template.layout, load_material(paper)
    placed = placed_sections(layout, material)
    section = _section(placed, key)

    form = SectionForm(posted(request), section=section, marks=layout.marks)
    written = saved(request, form, lambda: _save(request, paper, key, form))
    if written:
        return redirect(_after_saving(request, paper, following(placed, key)))
    form.show_marks_of_colleague(paper, key)
    context = {
        "paper": paper,
        "form": form,
        "current": section,
        "following": following(placed, key),
        "outline": outline_of(placed),
        "section": compose_section(
            layout, material, key, standing_of(request.user).exempt
        ),
        "may_release": access.can_lift_exemption(request.user),
    }
    return render(request, "reports/paper_section.html", context)


@require_POST
def paper_section_autosave(
    request: OfficerRequest, reference: str, key: str
) -> JsonResponse:
    """Saved quietly while somebody types, as frontend/js/autosave.js asks."""
    paper = _paper_to_prepare(request, reference)
    layout = paper.template.layout
    section = _section(placed_sections(layout, load_material(paper)), key)

    form = SectionForm(request.POST, section=section, marks=layout.marks)
    if not form.is_valid():
        return _not_saved([str(e) for errors in form.errors.values() for e in errors])
    if not form.has_changed():
        return JsonResponse({"version": section.text.version})
    try:
        row = _kept(request, paper, key, form)
    except EditConflict:
        return JsonResponse({"version": None}, status=HTTPStatus.CONFLICT)
    except ValidationError as refusal:
        return _not_saved(refusal.messages)
    return JsonResponse({"version": row.version})


def _paper_to_prepare(request: OfficerRequest, reference: str) -> Paper:
    papers = Paper.objects.visible_to(request.user).with_layout()
    paper = get_object_or_404(papers, reference=reference)
    access.require(access.can_prepare_paper(request.user, paper.programme))
    return paper


def _section(placed: Sequence[Placed], key: str) -> Placed:
    """A section somebody may write in."""
    found = (s for s in placed if s.key == key and s.is_written_by_hand)
    section = next(found, None)
    if section is None:
        raise Http404
    return section


def _save(request: OfficerRequest, paper: Paper, key: str, form: SectionForm) -> Paper:
    """What was not changed is not kept: a strand's report stays live until then."""
    if form.has_changed():
        _kept(request, paper, key, form)
    return paper


def _kept(
    request: OfficerRequest, paper: Paper, key: str, form: SectionForm
) -> PaperSection:
    version = form.cleaned_data["version"]
    return services.save_section(paper, key, version, form.changes, by=request.user)


def _after_saving(request: OfficerRequest, paper: Paper, after: Placed | None) -> str:
    if after is not None and "go_on" in request.POST:
        return reverse("reports:paper_section", args=[paper.reference, after.key])
    return paper.get_absolute_url()


def _not_saved(sentences: Sequence[str]) -> JsonResponse:
    message = f"Not saved yet: {' '.join(sentences)}"
    return JsonResponse({"message": message}, status=HTTPStatus.BAD_REQUEST)
