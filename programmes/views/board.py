"""The boards that steer or assure a programme."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.form_pages import posted, saved
from accounts.forms import ReasonForm
from accounts.requests import OfficerRequest
from programmes import access, services
from programmes.forms.programme import BoardForm, BoardUpdateForm
from programmes.models import Board
from programmes.views.places import form_page, programme_or_404, trail_to


@require_safe
def board_list(request: OfficerRequest, reference: str) -> HttpResponse:
    programme = programme_or_404(request, reference)
    return render(
        request,
        "programmes/board_list.html",
        {
            "where": programme,
            "trail": trail_to(programme),
            "boards": list(programme.boards.visible_to(request.user)),
            "may_change": access.can_run(request.user, programme),
        },
    )


@require_http_methods(["GET", "POST"])
def board_create(request: OfficerRequest, reference: str) -> HttpResponse:
    programme = programme_or_404(request, reference)
    access.require(access.can_run(request.user, programme))
    form = BoardForm(posted(request))
    if address := saved(
        request,
        form,
        lambda: services.add_board(programme, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Added: {form.cleaned_data['name']}")
        return redirect(address)
    return form_page(request, "programmes/board_create.html", form, programme)


@require_http_methods(["GET", "POST"])
def board_update(request: OfficerRequest, pk: int) -> HttpResponse:
    board = board_or_404(request, pk)
    access.require(access.can_run(request.user, board.programme))
    form = BoardUpdateForm(
        posted(request), instance=board, initial={"version": board.version}
    )
    if address := saved(
        request,
        form,
        lambda: services.update_board(board, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Saved: {form.cleaned_data['name']}")
        return redirect(address)
    return form_page(
        request, "programmes/board_update.html", form, board.programme, board=board
    )


@require_http_methods(["GET", "POST"])
def board_remove(request: OfficerRequest, pk: int) -> HttpResponse:
    board = board_or_404(request, pk)
    access.require(access.can_run(request.user, board.programme))
    form = ReasonForm(posted(request))
    if saved(
        request,
        form,
        lambda: services.remove_board(board, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, f"Removed: {board}")
        return redirect("programmes:board_list", board.programme.reference)
    return form_page(
        request, "programmes/board_remove.html", form, board.programme, board=board
    )


def board_or_404(request: OfficerRequest, pk: int) -> Board:
    boards = Board.objects.visible_to(request.user).select_related("programme")
    return get_object_or_404(boards, pk=pk)
