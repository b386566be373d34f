"""Taking a register over from a spreadsheet, step by step, and taking that back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.form_pages import posted, saved
from accounts.import_forms import ImportForm, UndoForm
from accounts.requests import OfficerRequest
from common.importing.cells import SheetRead
from common.importing.headings import find_headings
from common.importing.keeping import columns_named, is_waiting, likeliest, sheets_of
from common.importing.limits import Refused
from common.importing.mapping import guess, remembered
from common.importing.plan import PlanChanged
from common.locking import EditConflict
from common.paging import page_of
from common.spreadsheet import xlsx_response
from common.typing_kept import keeps_typing
from risks import access
from risks.forms.imports import HINTS, RegisterColumnsForm, RegisterFileForm
from risks.importing.applying import apply_import, plan_of
from risks.importing.exporting import problem_sheets, register_sheets
from risks.importing.fields import KNOWN_HEADINGS, RISK_FIELDS, RISKS
from risks.importing.keeping import keep_upload, name_columns
from risks.importing.plan import Plan
from risks.importing.undoing import in_the_way, things_done, undo_import
from risks.models import ColumnMapping, Register, RiskImport
from risks.views.places import register_or_404, trail_to_register

MOST_PROBLEMS_SHOWN = 200
_CHANGED = (
    "The register has changed since you looked at what this import would do. Look it "
    "over again, then import."
)


@require_http_methods(["GET", "POST"])
def import_create(request: OfficerRequest, pk: int) -> HttpResponse:
    """Not marked as sent once: the same form may well be sent with a mended file."""
    register = register_or_404(request, pk)
    access.require(access.can_edit(request.user, register))
    is_sent = request.method == "POST"
    form = (
        RegisterFileForm(request.POST, request.FILES) if is_sent else RegisterFileForm()
    )
    if form.is_valid():
        name = form.cleaned_data["file"].name
        try:
            kept = keep_upload(register, name, form.sheets, by=request.user)
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect(kept)
    before = RiskImport.objects.visible_to(request.user).filter(register=register)
    shown = {
        "register": register,
        "form": form,
        "page": page_of(request, before.defer("sheets", "did"), 20),
        "trail": trail_to_register(register),
    }
    return render(request, "risks/import_create.html", shown)


@keeps_typing
@require_http_methods(["GET", "POST"])
def import_map(request: OfficerRequest, pk: int) -> HttpResponse:
    kept, register = _import_or_404(request, pk)
    if not is_waiting(kept) or kept.imported_at:
        return redirect(kept)
    sheets = [
        sheet for sheet in sheets_of(kept) if find_headings(sheet, KNOWN_HEADINGS)
    ]
    sheet = _chosen_sheet(request, kept, sheets)
    form = _columns_form(request, kept, sheet)
    if address := saved(
        request,
        form,
        lambda: name_columns(
            kept,
            form.cleaned_data["version"],
            sheet=sheet,
            columns=form.columns(),
            by=request.user,
        ),
    ):
        return redirect(address)
    return _page(
        request, "import_map", kept, register, form=form, sheet=sheet, sheets=sheets,
        hints=HINTS,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def import_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    """What an import would do; once it is done, what it did."""
    kept, register = _import_or_404(request, pk)
    if kept.imported_at or not is_waiting(kept):
        if request.method == "POST":
            return redirect(kept)
        return _page(request, "import_detail", kept, register)
    if not kept.mapping:
        return redirect("risks:import_map", kept.pk)
    form = ImportForm(request.POST if request.method == "POST" else None)
    if (
        request.method == "POST"
        and form.is_valid()
        and _imported(request, form, kept, register)
    ):
        return redirect(kept)
    plan = plan_of(kept, register, request.user)
    again = ImportForm(initial={"version": kept.version, "seen": plan.mark()})
    return _page(
        request,
        "import_detail",
        kept,
        register,
        form=form,
        go=again,
        **_shown(request, plan),
    )


@require_http_methods(["GET", "POST"])
def import_undo(request: OfficerRequest, pk: int) -> HttpResponse:
    kept, register = _import_or_404(request, pk)
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
    done = things_done(kept)
    return _page(
        request,
        "import_undo",
        kept,
        register,
        form=form,
        standing=in_the_way(kept),
        created=sum(each.is_new for each in done),
        updated=sum(not each.is_new for each in done),
    )


@require_GET
def import_problems_export(request: OfficerRequest, pk: int) -> HttpResponse:
    """What is to be mended, as a spreadsheet."""
    kept, register = _import_or_404(request, pk)
    if kept.imported_at or not is_waiting(kept) or not kept.mapping:
        raise Http404
    plan = plan_of(kept, register, request.user)
    return xlsx_response(f"To mend in {kept.file_name}", problem_sheets(plan))


@require_GET
def register_workbook_export(request: OfficerRequest, pk: int) -> HttpResponse:
    """The whole register, to be edited and imported again."""
    register = register_or_404(request, pk)
    return xlsx_response(str(register), register_sheets(register, request.user))


def _import_or_404(request: OfficerRequest, pk: int) -> tuple[RiskImport, Register]:
    """An import of the reader's own, into a register he or she may still change."""
    kept = get_object_or_404(RiskImport.objects.visible_to(request.user), pk=pk)
    register = register_or_404(request, kept.register_id)
    access.require(access.can_edit(request.user, register))
    return kept, register


def _chosen_sheet(
    request: OfficerRequest, kept: RiskImport, sheets: list[SheetRead]
) -> SheetRead:
    """The one the address asks for, else the one named before, else the likeliest."""
    by_title = {sheet.title: sheet for sheet in sheets}
    asked = request.GET.get("sheet", kept.mapping.get("sheet", ""))
    return by_title.get(asked) or likeliest(sheets, RISKS, RISK_FIELDS)


def _columns_form(
    request: OfficerRequest, kept: RiskImport, sheet: SheetRead
) -> RegisterColumnsForm:
    headings = find_headings(sheet, KNOWN_HEADINGS)
    if headings is None:
        raise Http404
    if kept.mapping.get("sheet") == sheet.title:
        chosen = columns_named(kept)
    else:
        mappings = ColumnMapping.objects.visible_to(request.user)
        chosen = remembered(mappings, headings, RISK_FIELDS) or guess(
            headings, RISK_FIELDS
        )
    return RegisterColumnsForm(
        posted(request),
        sheet=sheet,
        headings=headings,
        chosen=chosen,
        initial={"version": kept.version},
    )


def _imported(
    request: OfficerRequest, form: ImportForm, kept: RiskImport, register: Register
) -> bool:
    """Whether it is done now; if not, the form says why."""
    try:
        done = apply_import(
            kept,
            form.cleaned_data["version"],
            seen=form.cleaned_data["seen"],
            register=register,
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


def _page(
    request: OfficerRequest,
    name: str,
    kept: RiskImport,
    register: Register,
    **more: Any,
) -> HttpResponse:
    trail = [
        *trail_to_register(register),
        ("Take over a spreadsheet", reverse("risks:import_create", args=[register.pk])),
    ]
    if name != "import_detail":
        trail.append((kept.file_name, kept.get_absolute_url()))
    shown = {"kept": kept, "register": register, "trail": trail, **more}
    return render(request, f"risks/{name}.html", shown)
