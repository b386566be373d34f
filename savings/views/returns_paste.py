"""A block of cells from a spreadsheet, put into a return."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.form_pages import posted, show_refusal
from accounts.requests import OfficerRequest
from common.conflict import show_conflict
from common.locking import EditConflict
from common.typed import whole_number
from common.typing_kept import keeps_typing
from savings import access
from savings.forms.returns import PasteForm
from savings.models import SavingsReturn
from savings.pages.returns import targets_of
from savings.pages.returns_paste import Preview, preview_of
from savings.pasting import place_block
from savings.return_cells import Column
from savings.services import returns as services
from savings.services.return_lines import lines_in_hand
from savings.views.places import return_or_404, trail_to_return


@keeps_typing
@require_http_methods(["GET", "POST"])
def return_paste(request: OfficerRequest, pk: int) -> HttpResponse:
    """Paste, look it over, put it into the return: for who cannot paste into cells."""
    savings_return = return_or_404(request, pk)
    access.require(access.can_fill_return(request.user, savings_return))
    if not savings_return.is_editable:
        return redirect(savings_return)
    form = PasteForm(posted(request), initial={"version": savings_return.version})
    preview = None
    if form.is_valid():
        lines = lines_in_hand(savings_return)
        pasted = place_block(form.cleaned_data["block"], targets_of(lines))
        preview = preview_of(pasted, lines)
        if "apply" in request.POST and _applied(request, savings_return, form, preview):
            return redirect(savings_return)
    values = {
        "savings_return": savings_return,
        "form": form,
        "preview": preview,
        "trail": [*trail_to_return(savings_return), ("Paste a block", "")],
    }
    return render(request, "savings/return_paste.html", values)


@require_POST
def return_paste_json(request: OfficerRequest, pk: int) -> HttpResponse:
    """Where the cells of a pasted block go, for the grid to put them there: saved by
    the grid itself, as if they had been typed."""
    savings_return = return_or_404(request, pk)
    access.require(access.can_fill_return(request.user, savings_return))
    if not savings_return.is_editable:
        return HttpResponseBadRequest()
    lines = lines_in_hand(savings_return)
    sent = request.POST
    pasted = place_block(
        sent.get("block", ""),
        targets_of(lines),
        first_key=whole_number(sent.get("row", ""), most_digits=18) or 0,
        first_column=_column(sent.get("column", "")),
    )
    preview = preview_of(pasted, lines)
    cells = [
        {"name": cell.name, "value": cell.text, "problem": cell.problem}
        for cell in preview.cells
    ]
    return JsonResponse({"cells": cells, "message": preview.in_words})


def _applied(
    request: OfficerRequest,
    savings_return: SavingsReturn,
    form: PasteForm,
    preview: Preview,
) -> bool:
    version = form.cleaned_data["version"]
    try:
        services.save_cells(
            savings_return,
            version,
            preview.typed,
            by=request.user,
            seen=preview.seen,
        )
    except ValidationError as refusal:
        show_refusal(form, refusal)
    except EditConflict as conflict:
        show_conflict(form, conflict.current)
    else:
        messages.success(request, f"Put into the return: {preview.in_words}")
        return True
    return False


def _column(text: str) -> Column:
    return Column(text) if text in set(Column) else Column.ACHIEVED
