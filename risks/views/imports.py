"""Taking a register over from a spreadsheet, step by step, and taking that back."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.form_pages import posted
from accounts.import_forms import ImportForm, UndoForm
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
from common.importing.headings import find_headings
from common.importing.keeping import columns_named, is_waiting, likeliest, sheets_of
from common.importing.mapping import likely
from common.importing.plan import problem_sheets
from common.paging import page_of
from common.spreadsheet import xlsx_response
from common.typing_kept import keeps_typing
from risks import access
from risks.forms.imports import HINTS, RegisterColumnsForm, RegisterFileForm
from risks.importing.applying import apply_import, plan_of
from risks.importing.exporting import register_sheets
from risks.importing.fields import KNOWN_HEADINGS, RISK_FIELDS, RISKS
from risks.importing.keeping import keep_upload
from risks.importing.undoing import in_the_way, things_done, undo_import
from risks.models import ColumnMapping, Register, RiskImport
from risks.views.places import register_or_404, trail_to_register


@require_http_methods(["GET", "POST"])
def import_create(request: OfficerRequest, pk: int) -> HttpResponse:
    """Not marked as sent once: the same form may well be sent with a mended file."""
    register = register_or_404(request, pk)
    access.require(access.can_edit(request.user, register))
    is_sent = request.method == "POST"
    form = (
        RegisterFileForm(request.POST, request.FILES) if is_sent else RegisterFileForm()
    )
    if address := uploaded(
        form,
        lambda name, sheets: keep_upload(register, name, sheets, by=request.user),
    ):
        return redirect(address)
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
    if not is_waiting(kept):
        return redirect(kept)
    sheets = [
        sheet for sheet in sheets_of(kept) if find_headings(sheet, KNOWN_HEADINGS)
    ]
    sheet = sheet_asked_for(request, kept, sheets)
    sheet = sheet or likeliest(sheets, RISKS, RISK_FIELDS)
    mappings = ColumnMapping.objects.visible_to(request.user)
    form = _columns_form(request, kept, sheet, mappings)
    if address := columns_saved(request, form, kept, mappings):
        return redirect(address)
    return _page(
        request, "import_map", kept, register, form=form, sheet=sheet, sheets=sheets,
        hints=HINTS,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def import_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    """What an import would do; once it is done, what it did."""
    kept, register = _import_or_404(request, pk)
    if not is_waiting(kept):
        if request.method == "POST":
            return redirect(kept)
        return _page(request, "import_detail", kept, register)
    if not kept.mapping:
        return redirect("risks:import_map", kept.pk)
    form = ImportForm(request.POST if request.method == "POST" else None)
    if address := imported(
        request,
        form,
        kept,
        lambda: apply_import(
            kept,
            form.cleaned_data["version"],
            seen=form.cleaned_data["seen"],
            register=register,
            by=request.user,
        ),
        into="The register",
    ):
        return redirect(address)
    plan = plan_of(kept, register, request.user)
    again = ImportForm(initial={"version": kept.version, "seen": plan.mark()})
    return _page(
        request,
        "import_detail",
        kept,
        register,
        form=form,
        go=again,
        **shown_of(request, plan),
    )


@require_http_methods(["GET", "POST"])
def import_undo(request: OfficerRequest, pk: int) -> HttpResponse:
    kept, register = _import_or_404(request, pk)
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
    if not is_waiting(kept) or not kept.mapping:
        raise Http404
    plan = plan_of(kept, register, request.user)
    return xlsx_response(f"To mend in {kept.file_name}", problem_sheets(plan.problems))


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


def _columns_form(
    request: OfficerRequest,
    kept: RiskImport,
    sheet: SheetRead,
    mappings: QuerySet[Any],
) -> RegisterColumnsForm:
    headings = find_headings(sheet, KNOWN_HEADINGS)
    if headings is None:
        raise Http404
    if kept.mapping.get("sheet") == sheet.title:
        chosen = columns_named(kept)
    else:
        chosen = likely(mappings, headings, RISK_FIELDS)
    return RegisterColumnsForm(
        posted(request),
        sheet=sheet,
        headings=headings,
        chosen=chosen,
        initial={"version": kept.version},
    )


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
