"""Taking savings and benefits over from a spreadsheet, step by step, and taking that
back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.form_pages import posted, saved
from accounts.import_forms import UndoForm
from accounts.requests import OfficerRequest
from common.importing.cells import SheetRead
from common.importing.keeping import (
    columns_named,
    is_waiting,
    sheets_of,
)
from common.importing.limits import Refused
from common.importing.mapping import guess, remembered
from common.importing.plan import PlanChanged
from common.locking import EditConflict
from common.paging import page_of
from common.spreadsheet import xlsx_response
from common.typing_kept import keeps_typing
from common.wording import and_list, count_of
from savings import access
from savings.forms.imports import HINTS, PlanColumnsForm, PlanFileForm, PlanImportForm
from savings.importing.applying import apply_import, plan_of
from savings.importing.benefits.undoing import benefits_done
from savings.importing.exporting import plan_sheets, problem_sheets
from savings.importing.keeping import keep_upload, name_columns
from savings.importing.lists import (
    Lists,
    begin_with,
    fields_of,
    headings_of,
    lists_named,
    what_is_listed,
)
from savings.importing.plan import Plan
from savings.importing.undoing import in_the_way, things_done, undo_import
from savings.models import ColumnMapping, SavingsImport
from savings.views.places import trail_to_savings

MOST_PROBLEMS_SHOWN = 200
_CHANGED = (
    "The portal has changed since you looked at what this import would do. Look it "
    "over again, then import."
)


@require_http_methods(["GET", "POST"])
def import_create(request: OfficerRequest) -> HttpResponse:
    """Not marked as sent once: the same form may well be sent with a mended file."""
    access.require(access.can_keep_plan(request.user))
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PlanFileForm(*sent)
    if form.is_valid():
        name = form.cleaned_data["file"].name
        try:
            return redirect(keep_upload(name, form.sheets, by=request.user))
        except Refused as refusal:
            form.add_error("file", str(refusal))
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
    if not is_waiting(kept) or kept.imported_at:
        return redirect(kept)
    sheets = [each for each in sheets_of(kept) if _has_headings(each)]
    sheet = _chosen_sheet(request, kept, sheets)
    lists = _chosen_lists(request, kept, sheet)
    form = _columns_form(request, kept, sheet, lists)
    if address := saved(
        request,
        form,
        lambda: name_columns(
            kept,
            form.cleaned_data["version"],
            sheet=sheet,
            lists=lists,
            columns=form.columns(),
            by=request.user,
        ),
    ):
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
    if kept.imported_at or not is_waiting(kept):
        if request.method == "POST":
            return redirect(kept)
        return _page(request, "import_detail", kept)
    if not kept.mapping:
        return redirect("savings:import_map", kept.pk)
    form = PlanImportForm(request.POST if request.method == "POST" else None)
    if (
        request.method == "POST"
        and form.is_valid()
        and _is_imported(request, form, kept)
    ):
        return redirect(kept)
    plan = plan_of(kept, request.user)
    said = {"version": kept.version, "seen": plan.mark()}
    go = PlanImportForm(initial=said | {"good_only": plan.may_be_done_in_part})
    return _page(
        request, "import_detail", kept, form=form, go=go, **_shown(request, plan)
    )


@require_http_methods(["GET", "POST"])
def import_undo(request: OfficerRequest, pk: int) -> HttpResponse:
    kept = _import_or_404(request, pk)
    if not kept.imported_at or (kept.undone_at and request.method == "GET"):
        return redirect(kept)
    form = UndoForm(posted(request), initial={"version": kept.version})
    if address := saved(
        request,
        form,
        lambda: undo_import(kept, form.cleaned_data["version"], by=request.user),
    ):
        messages.success(request, f"Undone: the import of {kept.file_name}")
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
    if kept.imported_at or not is_waiting(kept) or not kept.mapping:
        raise Http404
    plan = plan_of(kept, request.user)
    return xlsx_response(f"To mend in {kept.file_name}", problem_sheets(plan))


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


def _chosen_sheet(
    request: OfficerRequest, kept: SavingsImport, sheets: list[SheetRead]
) -> SheetRead:
    """The one the address asks for, else the one named before, else the likeliest."""
    by_title = {sheet.title: sheet for sheet in sheets}
    asked = request.GET.get("sheet", kept.mapping.get("sheet", ""))
    return by_title.get(asked) or begin_with(sheets)


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
    request: OfficerRequest, kept: SavingsImport, sheet: SheetRead, lists: Lists
) -> PlanColumnsForm:
    headings = headings_of(sheet, lists)
    if headings is None:
        raise Http404
    fields = fields_of(lists, headings.names)
    named = kept.mapping.get("sheet"), lists_named(kept)
    if named == (sheet.title, lists):
        chosen = columns_named(kept)
    else:
        mappings = ColumnMapping.objects.visible_to(request.user)
        chosen = remembered(mappings, headings, fields) or guess(headings, fields)
    return PlanColumnsForm(
        posted(request),
        sheet=sheet,
        headings=headings,
        chosen=chosen,
        fields_known=fields,
        initial={"version": kept.version},
    )


def _is_imported(
    request: OfficerRequest, form: PlanImportForm, kept: SavingsImport
) -> bool:
    """Whether it is done now; if not, the form says why."""
    try:
        done = apply_import(
            kept,
            form.cleaned_data["version"],
            seen=form.cleaned_data["seen"],
            good_only=form.cleaned_data["good_only"],
            by=request.user,
        )
    except (PlanChanged, EditConflict):
        form.add_error(None, _CHANGED)
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
    else:
        messages.success(request, f"Imported: {done.did['summary']}.")
        return True
    kept.refresh_from_db()
    return False


def _shown(request: OfficerRequest, plan: Plan) -> dict[str, Any]:
    """What the page lists of a plan: the problems first, a page of rows after."""
    return {
        "plan": plan,
        "problems": plan.problems[:MOST_PROBLEMS_SHOWN],
        "more_problems": max(0, len(plan.problems) - MOST_PROBLEMS_SHOWN),
        "page": page_of(request, plan.to_show),
    }


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
