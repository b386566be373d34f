"""What the pages of every import do, whatever it brings in: keep a file that was sent,
ask what its columns hold, show what would come of it, and do that or say why not.

As those of `form_pages`, a view calls these with its own forms and services.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from accounts.form_pages import saved
from accounts.import_forms import ColumnsForm, ImportForm, SpreadsheetForm, UndoForm
from accounts.once import HasPage
from accounts.requests import OfficerRequest
from common.importing.cells import SheetRead
from common.importing.keeping import name_columns
from common.importing.kept import KeptSpreadsheet
from common.importing.limits import Refused
from common.importing.plan import PlanChanged, Problem
from common.locking import EditConflict
from common.paging import page_of

MOST_PROBLEMS_SHOWN = 200


class Plan(Protocol):
    """What an import would do."""

    problems: list[Problem]

    @property
    def to_show(self) -> Sequence[Any]: ...


def uploaded(
    form: SpreadsheetForm, keep: Callable[[str, Sequence[SheetRead]], HasPage]
) -> str | None:
    """The address of the file that was kept, by its name and its sheets; None when none
    was sent, or it was refused and the form now says why."""
    if not form.is_valid():
        return None
    try:
        return keep(form.cleaned_data["file"].name, form.sheets).get_absolute_url()
    except Refused as refusal:
        form.add_error("file", str(refusal))
    return None


def sheet_asked_for(
    request: OfficerRequest, kept: KeptSpreadsheet, sheets: Sequence[SheetRead]
) -> SheetRead | None:
    """The one the address asks for, else the one whose columns were named before."""
    by_title = {sheet.title: sheet for sheet in sheets}
    return by_title.get(request.GET.get("sheet", kept.mapping.get("sheet", "")))


def columns_saved(
    request: OfficerRequest,
    form: ColumnsForm,
    kept: KeptSpreadsheet,
    mappings: QuerySet[Any],
    **said: str,
) -> str | None:
    """The address to go on to; None when nothing was said, or it was refused and the
    form now says why. `said` is what else was said of the sheet."""
    return saved(
        request,
        form,
        lambda: name_columns(
            kept,
            form.cleaned_data["version"],
            sheet=form.sheet,
            headings=form.headings,
            columns=form.columns(),
            mappings=mappings,
            by=request.user,
            **said,
        ),
    )


def imported(
    request: OfficerRequest,
    form: ImportForm,
    kept: KeptSpreadsheet,
    do: Callable[[], KeptSpreadsheet],
    *,
    into: str,
) -> str | None:
    """The address of what was imported; None when it was not asked for, or the form now
    says why it was not done. `into` is what may have changed meanwhile."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        done = do()
    except (PlanChanged, EditConflict):
        form.add_error(
            None,
            f"{into} has changed since you looked at what this import would do. Look "
            "it over again, then import.",
        )
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
    else:
        messages.success(request, f"Imported: {done.did['summary']}.")
        return done.get_absolute_url()
    kept.refresh_from_db()
    return None


def undone(
    request: OfficerRequest,
    form: UndoForm,
    kept: KeptSpreadsheet,
    undo: Callable[[], KeptSpreadsheet],
) -> str | None:
    """The address of what was undone; None when it was not asked for, or the form now
    says why it was not done."""
    address = saved(request, form, undo)
    if address:
        messages.success(request, f"Undone: the import of {kept.file_name}")
    return address


def shown_of(request: OfficerRequest, plan: Plan) -> dict[str, Any]:
    """What the page lists of a plan: the problems first, a page of rows after."""
    return {
        "plan": plan,
        "problems": plan.problems[:MOST_PROBLEMS_SHOWN],
        "more_problems": max(0, len(plan.problems) - MOST_PROBLEMS_SHOWN),
        "page": page_of(request, plan.to_show),
    }
