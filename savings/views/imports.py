"""Taking savings and benefits over from a spreadsheet, step by step, and taking that
back."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.form_pages import posted
from accounts.import_forms import UndoForm
from accounts.import_pages import (
    columns_saved,
    imported,
    sheet_asked_for,
    shown_of,
    undone,
    uploaded,
)
from accounts.requests import OfficerRequest
from common.importing.cells import SheetRead
from common.importing.keeping import columns_named, is_waiting, sheets_of
from common.importing.mapping import likely
from common.importing.plan import problem_sheets
from common.paging import page_of
from common.spreadsheet import xlsx_response
from common.typing_kept import keeps_typing
from common.wording import and_list, count_of
from savings import access
from savings.forms.imports import HINTS, PlanColumnsForm, PlanFileForm, PlanImportForm
from savings.importing.applying import apply_import, plan_of
from savings.importing.benefits.undoing import benefits_done
from savings.importing.doing import made_any
from savings.importing.exporting import plan_sheets
from savings.importing.keeping import keep_upload
from savings.importing.lists import (
    Lists,
    begin_with,
    fields_of,
    headings_of,
    lists_named,
    what_is_listed,
)
from savings.importing.undoing import in_the_way, things_done, undo_import
from savings.models import ColumnMapping, SavingsImport
from savings.views.places import trail_to_savings


@require_http_methods(["GET", "POST"])
def import_create(request: OfficerRequest) -> HttpResponse:
    """Not marked as sent once: the same form may well be sent with a mended file."""
    access.require(access.can_keep_plan(request.user))
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PlanFileForm(*sent)
    if address := uploaded(
        form, lambda name, sheets: keep_upload(name, sheets, by=request.user)
    ):
        return redirect(address)
    before = SavingsImport.objects.visible_to(request.user)
    shown = {
        "form": form,
        "page": page_of(request, before.defer("sheets", "did"), 20),
        "trail": [*_trail_to_list(), ("Bring in a spreadsheet", "")],
    }
    return render(request, "savings/import_create.html", shown)


@keeps_typing
@require_http_methods(["GET", "POST"])
def import_map(request: OfficerRequest, pk: int) -> HttpResponse:
    kept = _import_or_404(request, pk)
    if not is_waiting(kept):
        return redirect(kept)
    sheets = [each for each in sheets_of(kept) if _has_headings(each)]
    sheet = sheet_asked_for(request, kept, sheets) or begin_with(sheets)
    lists = _chosen_lists(request, kept, sheet)
    mappings = ColumnMapping.objects.visible_to(request.user)
    form = _columns_form(request, kept, sheet, lists, mappings)
    if address := columns_saved(request, form, kept, mappings, lists=lists):
        return redirect(address)
    return _page(
        request,
        "import_map",
        kept,
        form=form,
        sheet=sheet,
        sheets=sheets,
        lists=lists,
        hints=HINTS[lists],
    )


@require_http_methods(["GET", "POST"])
def import_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    """What an import would do; once it is done, what it did."""
    kept = _import_or_404(request, pk)
    if not is_waiting(kept):
        if request.method == "POST":
            return redirect(kept)
        return _page(
            request,
            "import_detail",
            kept,
            has_new_savings=made_any(kept.did, "rows"),
            has_new_benefits=made_any(kept.did, "benefits"),
        )
    if not kept.mapping:
        return redirect("savings:import_map", kept.pk)
    form = PlanImportForm(request.POST if request.method == "POST" else None)
    if address := imported(
        request,
        form,
        kept,
        lambda: apply_import(
            kept,
            form.cleaned_data["version"],
            seen=form.cleaned_data["seen"],
            good_only=form.cleaned_data["good_only"],
            by=request.user,
        ),
        into="The portal",
    ):
        return redirect(address)
    plan = plan_of(kept, request.user)
    said = {"version": kept.version, "seen": plan.mark()}
    go = PlanImportForm(initial=said | {"good_only": plan.may_be_done_in_part})
    return _page(
        request, "import_detail", kept, form=form, go=go, **shown_of(request, plan)
    )


@require_http_methods(["GET", "POST"])
def import_undo(request: OfficerRequest, pk: int) -> HttpResponse:
    kept = _import_or_404(request, pk)
    if not kept.imported_at or (kept.undone_at and request.method == "GET"):
        return redirect(kept)
    form = UndoForm(posted(request), initial={"version": kept.version})
    if address := undone(
        request,
        form,
        kept,
        lambda: undo_import(kept, form.cleaned_data["version"], by=request.user),
    ):
        return redirect(address)
    savings, benefits = things_done(kept), benefits_done(kept)
    return _page(
        request,
        "import_undo",
        kept,
        form=form,
        standing=in_the_way(kept),
        created=_counted(
            sum(each.is_new for each in savings), sum(each.is_new for each in benefits)
        ),
        updated=_counted(
            sum(not each.is_new for each in savings),
            sum(not each.is_new for each in benefits),
        ),
    )


def _counted(savings: int, benefits: int) -> str:
    """2 savings and 1 benefit; nothing where there are none."""
    counts = (savings, "saving"), (benefits, "benefit")
    return and_list(count_of(count, noun) for count, noun in counts if count)


@require_GET
def import_problems_export(request: OfficerRequest, pk: int) -> HttpResponse:
    """What is to be mended, as a spreadsheet."""
    kept = _import_or_404(request, pk)
    if not is_waiting(kept) or not kept.mapping:
        raise Http404
    plan = plan_of(kept, request.user)
    return xlsx_response(f"To mend in {kept.file_name}", problem_sheets(plan.problems))


@require_GET
def workbook_export(request: OfficerRequest) -> HttpResponse:
    """All savings and benefits, to be edited and imported again."""
    return xlsx_response("Savings plan", plan_sheets(request.user))


def _import_or_404(request: OfficerRequest, pk: int) -> SavingsImport:
    """An import of the reader's own, who may still keep the plan."""
    kept = get_object_or_404(SavingsImport.objects.visible_to(request.user), pk=pk)
    access.require(access.can_keep_plan(request.user))
    return kept


def _has_headings(sheet: SheetRead) -> bool:
    return any(headings_of(sheet, lists) for lists in Lists)


def _chosen_lists(
    request: OfficerRequest, kept: SavingsImport, sheet: SheetRead
) -> Lists:
    """What the sheet lists: as the address says, else as was said before, else as its
    headings look."""
    asked = request.GET.get("lists", "")
    if asked in list(Lists):
        return Lists(asked)
    if kept.mapping.get("sheet") == sheet.title:
        return lists_named(kept)
    return what_is_listed(sheet)


def _columns_form(
    request: OfficerRequest,
    kept: SavingsImport,
    sheet: SheetRead,
    lists: Lists,
    mappings: QuerySet[Any],
) -> PlanColumnsForm:
    headings = headings_of(sheet, lists)
    if headings is None:
        raise Http404
    fields = fields_of(lists, headings.names)
    named = kept.mapping.get("sheet"), lists_named(kept)
    if named == (sheet.title, lists):
        chosen = columns_named(kept)
    else:
        chosen = likely(mappings, headings, fields)
    return PlanColumnsForm(
        posted(request),
        sheet=sheet,
        headings=headings,
        chosen=chosen,
        fields_known=fields,
        initial={"version": kept.version},
    )


def _trail_to_list() -> list[tuple[str, str]]:
    return [*trail_to_savings(), ("All savings", reverse("savings:saving_list"))]


def _page(
    request: OfficerRequest, name: str, kept: SavingsImport, **more: Any
) -> HttpResponse:
    trail = [
        *_trail_to_list(),
        ("Bring in a spreadsheet", reverse("savings:import_create")),
        (kept.file_name, "" if name == "import_detail" else kept.get_absolute_url()),
    ]
    return render(
        request, f"savings/{name}.html", {"kept": kept, "trail": trail, **more}
    )
