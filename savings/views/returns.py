"""A savings return: opened, filled in, saved as one types, submitted."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.form_pages import posted
from accounts.models import User
from accounts.requests import OfficerRequest
from common.locking import EditConflict
from common.typing_kept import keeps_typing
from savings import access
from savings.forms.returns import GridForm
from savings.models import ReturnPeriod, SavingsReturn
from savings.pages import returns as pages
from savings.pages.return_review import review_of, seen_by
from savings.services import returns as services
from savings.services.return_lines import LineInHand, lines_in_hand, shown_at
from savings.views.places import ending_here, return_or_404, trail_to_return


@require_POST
def return_open(request: OfficerRequest, period_pk: int, pk: int) -> HttpResponse:
    """Go to an owner's return for a period, opened now if need be."""
    periods = ReturnPeriod.objects.visible_to(request.user)
    period = get_object_or_404(periods, pk=period_pk)
    owner = get_object_or_404(User, pk=pk)
    access.require(owner.pk == request.user.pk or access.can_keep_plan(request.user))

    try:
        opened = services.open_return(period, owner, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("savings:return_list")
    return redirect(opened)


@keeps_typing
@require_http_methods(["GET", "POST"])
def return_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    """The grid, for who fills it in; else as it stands. Which button was pressed
    decides what a POST does."""
    savings_return = return_or_404(request, pk)
    may_fill = access.can_fill_return(request.user, savings_return)
    if request.method == "POST":
        access.require(may_fill)
    form = GridForm(posted(request))
    if not (savings_return.is_editable and may_fill):
        return _read(request, savings_return, form)
    if request.method != "POST":
        return _show(request, savings_return, form)
    try:
        return _act(request, savings_return, form)
    except ValidationError as refusal:
        return _refused(request, pk, refusal)
    except EditConflict:
        return _resolve(request, pk, form)


@require_POST
def return_autosave(request: OfficerRequest, pk: int) -> HttpResponse:
    """Save what was typed, and say which version that is now and what is unclear."""
    savings_return = return_or_404(request, pk)
    access.require(access.can_fill_return(request.user, savings_return))
    form = GridForm(request.POST)
    try:
        saved = _saved(request, savings_return, form)
    except ValidationError as refusal:
        return _not_saved(HTTPStatus.BAD_REQUEST, " ".join(refusal.messages))
    except EditConflict:
        return _not_saved(HTTPStatus.CONFLICT, "This was saved elsewhere meanwhile.")
    lines = lines_in_hand(saved)
    # Once it was refused, all that keeps it from being submitted stays in sight.
    find = services.problems_of if "check" in request.POST else services.unsettled_of
    answer = {
        "version": saved.version,
        "problems": find(lines),
        "totals": pages.totals_of(lines),
    }
    return JsonResponse(answer)


def _not_saved(status: HTTPStatus, message: str) -> JsonResponse:
    return JsonResponse({"message": f"Not saved: {message}"}, status=status)


def _act(
    request: OfficerRequest, savings_return: SavingsReturn, form: GridForm
) -> HttpResponse:
    """Save what was typed, then do what the button says."""
    saved = _saved(request, savings_return, form)
    if "submit" not in request.POST:
        messages.success(request, "Saved. It is not submitted yet.")
        return redirect(savings_return)
    try:
        services.submit_return(saved, saved.version, by=request.user)
    except ValidationError as refusal:
        return _refused(request, saved.pk, refusal)
    messages.success(
        request,
        f"Submitted: {saved.period.label}. Its figures are claims now, and finance "
        "looks at them next.",
    )
    return redirect("savings:return_list")


def _saved(
    request: OfficerRequest, savings_return: SavingsReturn, form: GridForm
) -> SavingsReturn:
    lines = lines_in_hand(savings_return)
    return services.save_cells(
        savings_return,
        form.version_opened(),
        form.typed(lines),
        by=request.user,
        seen=form.seen(lines),
    )


def _refused(
    request: OfficerRequest, pk: int, refusal: ValidationError
) -> HttpResponse:
    """Saved, and shown again with what keeps it from being submitted."""
    by_cell = hasattr(refusal, "error_dict")
    problems = refusal.message_dict if by_cell else {}
    grid_problems = {name: " ".join(words) for name, words in problems.items()}
    current = return_or_404(request, pk)
    if not by_cell or not services.problems_of(lines_in_hand(current)):
        # Not a cell is wrong: a saving itself, or the return moved on meanwhile.
        messages.error(request, " ".join(refusal.messages))
    if not current.is_editable:
        return redirect(current)
    return _show(request, current, GridForm(), grid_problems)


def _resolve(request: OfficerRequest, pk: int, form: GridForm) -> HttpResponse:
    """A colleague, or another window, saved meanwhile: both people's work is shown in
    one grid, to be looked over and saved."""
    current = return_or_404(request, pk)
    if not current.is_editable:
        return _read(request, current, form)
    lines = lines_in_hand(current)
    base = shown_at(current, form.version_opened())
    both = pages.merged(lines, base, form.typed(lines))
    grid = pages.grid_of(lines, typed=both.texts, theirs=both.theirs)
    return _page(request, current, grid, is_unsaved=True, is_conflict=True)


def _show(
    request: OfficerRequest,
    savings_return: SavingsReturn,
    form: GridForm,
    problems: dict[str, str] | None = None,
) -> HttpResponse:
    """The grid as it is stored; or with what was typed before the sign-in ended."""
    lines = lines_in_hand(savings_return)
    version = form.version_opened() if form.is_bound else savings_return.version
    if version != savings_return.version:
        return _resolve(request, savings_return.pk, form)
    grid = pages.grid_of(lines, typed=form.typed(lines), problems=problems)
    return _page(
        request,
        savings_return,
        grid,
        is_unsaved=form.is_bound,
        is_checked=problems is not None,
    )


def _page(
    request: OfficerRequest,
    savings_return: SavingsReturn,
    grid: pages.Grid,
    *,
    is_unsaved: bool,
    is_conflict: bool = False,
    is_checked: bool = False,
) -> HttpResponse:
    values = {
        "savings_return": savings_return,
        "grid": grid,
        "is_unsaved": is_unsaved,
        "is_conflict": is_conflict,
        "is_checked": is_checked,
        "is_own": savings_return.owner_id == request.user.pk,
        "trail": ending_here(trail_to_return(savings_return)),
    }
    return render(request, "savings/return_detail.html", values)


def _read(
    request: OfficerRequest, savings_return: SavingsReturn, form: GridForm
) -> HttpResponse:
    """As it stands. What came too late to be saved is shown above it."""
    lines = lines_in_hand(savings_return)
    values = {
        "savings_return": savings_return,
        "review": review_of(savings_return, lines, request.user),
        "too_late": _too_late(lines, form, request.user),
        "can_review": access.can_validate(request.user),
        "trail": ending_here(trail_to_return(savings_return)),
    }
    return render(request, "savings/return_detail.html", values)


def _too_late(
    lines: list[LineInHand], form: GridForm, reader: User
) -> list[tuple[str, str, str]]:
    if not form.is_bound:
        return []
    seen = seen_by(lines, reader)
    return pages.not_in_it(seen, form.typed(seen))
