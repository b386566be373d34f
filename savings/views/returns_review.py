"""Finance looks at a return, accepts it or sends it back; and sets the calendar."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from savings import access
from savings.forms.returns import AcceptForm, CalendarForm, SendBackForm
from savings.models import ReturnCalendar, SavingsReturn
from savings.pages.return_review import review_of
from savings.services import returns as services
from savings.services.return_calendar import calendar_in_use, set_calendar
from savings.services.return_lines import lines_in_hand
from savings.views.places import return_or_404, trail_to_return, trail_to_returns


@keeps_typing
@require_http_methods(["GET", "POST"])
def return_review(request: OfficerRequest, pk: int) -> HttpResponse:
    """What changed, what looks wrong; accepted, or sent back with a comment."""
    savings_return = return_or_404(request, pk)
    access.require(access.can_validate(request.user))
    sent = posted(request)
    is_accepted = request.method == "POST" and "accept" in request.POST
    opened_at = {"version": savings_return.version}
    form = (AcceptForm if is_accepted else SendBackForm)(sent, initial=opened_at)
    if saved(
        request, form, lambda: _decide(request, savings_return, form.cleaned_data)
    ):
        done = "Accepted" if is_accepted else "Sent back"
        messages.success(request, f"{done}: {savings_return}")
        return redirect("savings:return_list")
    savings_return = return_or_404(request, pk)
    lines = lines_in_hand(savings_return)
    values = {
        "savings_return": savings_return,
        "review": review_of(savings_return, lines, request.user),
        "form": form,
        "is_own": savings_return.is_by(request.user.pk),
        "trail": [*trail_to_return(savings_return), ("Review", "")],
    }
    return render(request, "savings/return_review.html", values)


def _decide(
    request: OfficerRequest, savings_return: SavingsReturn, typed: dict[str, object]
) -> SavingsReturn:
    version = int(str(typed["version"]))
    if "comment" not in typed:
        return services.accept_return(savings_return, version, by=request.user)
    return services.send_back_return(
        savings_return, version, comment=str(typed["comment"]), by=request.user
    )


@keeps_typing
@require_http_methods(["GET", "POST"])
def calendar_update(request: OfficerRequest) -> HttpResponse:
    """How often returns are due; the council has one calendar."""
    access.require(access.can_keep_plan(request.user))
    calendar = calendar_in_use()
    form = CalendarForm(posted(request), initial=_as_typed(calendar))
    if saved(request, form, lambda: set_calendar(by=request.user, **form.cleaned_data)):
        messages.success(request, "The calendar of savings returns is set.")
        return redirect("savings:calendar_update")
    values = {
        "calendar": calendar,
        "periods": calendar.periods.all() if calendar else (),
        "form": form,
        "trail": [*trail_to_returns(), ("Calendar", "")],
    }
    return render(request, "savings/calendar_update.html", values)


def _as_typed(calendar: ReturnCalendar | None) -> dict[str, object]:
    if calendar is None:
        return {"version": 0}
    return {
        "version": calendar.version,
        "cadence": calendar.cadence,
        "first_day": calendar.first_day,
        "due_after_days": calendar.due_after_days,
    }
