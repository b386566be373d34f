"""A register over time: how many risks stood in each band, month by month."""

from __future__ import annotations

from datetime import date

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.requests import OfficerRequest
from common.forms import DateTextField
from risks.pages.score_sql import schemes_by_id
from risks.pages.trend import finding, month_ends, trend_of, versions_of
from risks.pages.trend_chart import draw
from risks.sight.past_of_many import HistorySight
from risks.views.places import register_or_404, trail_to_register, withheld_words

_MONTHS = [("6", "6 months"), ("12", "A year"), ("24", "2 years"), ("36", "3 years")]
_USUAL = "12"
_ALL = "all"


class TrendForm(forms.Form):
    """How far back."""

    back = forms.ChoiceField(
        label="How far back", choices=[*_MONTHS, (_ALL, "From its first day")]
    )
    until = DateTextField(label="Up to", required=False)


@require_GET
def register_trend(request: OfficerRequest, pk: int) -> HttpResponse:
    """A line a band, from the register's history, and the numbers in a table."""
    register = register_or_404(request, pk)
    form = TrendForm({"back": _USUAL} | request.GET.dict())
    back, until = _asked(form, today=timezone.localdate())
    versions = versions_of(request.user, register)
    ends = month_ends(back, versions, until)
    sight = HistorySight(request.user, {each.register_id for each in versions})
    ids = {each.scheme_id for each in versions} | {register.scheme_id}
    schemes = schemes_by_id(ids)
    trend = trend_of(versions, ends, register, schemes, sight)
    values = {
        "register": register,
        "trail": [*trail_to_register(register), ("Trend", "")],
        "form": form,
        "trend": trend,
        "rows": [(m, [m.counts[s] for s in trend.states]) for m in trend.months[::-1]],
        "has_withheld": any(month.withheld for month in trend.months),
        "chart": draw(trend),
        "finding": finding(trend),
        "withheld": withheld_words(request.user, register),
    }
    return render(request, "risks/register_trend.html", values)


def _asked(form: TrendForm, *, today: date) -> tuple[int | None, date]:
    """How many months, None for all, and up to which day. What cannot be understood is
    told beside its field, and the usual shown."""
    form.is_valid()
    back = form.cleaned_data.get("back", _USUAL)
    until = form.cleaned_data.get("until") or today
    return None if back == _ALL else int(back), min(until, today)
