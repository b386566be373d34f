"""What a submitted return changes in the savings it speaks of.

The figures of a line become the live claim of its saving in the period's year, and the
figure of the period's month. Where a return of a later period was handed in before,
only the month is filled in: the later claim stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from accounts.models import User
from common.history import save_with_reason
from common.periods import MONTHS_OF_A_YEAR
from savings.models import ReturnLine, Saving, SavingsReturn, SavingYear
from savings.return_cells import MONEY
from savings.services.return_lines import LaterReturns, LineInHand

ByMonth = list[int | None]


def claim(
    savings_return: SavingsReturn,
    lines: Sequence[LineInHand],
    *,
    by: User | None,
    at: datetime,
) -> None:
    """Inside the transaction of the submission: rows are locked, their versions count
    on, so that whoever has a form of them open is told."""
    period = savings_return.period
    reason = f"Savings return for {period.label}."
    ids = [each.saving.pk for each in lines]
    later = LaterReturns(ids, period)
    savings = {row.pk: row for row in _locked_savings(ids)}
    years = {row.saving_id: row for row in _locked_years(ids, period.year)}
    for each in lines:
        pk, said = each.saving.pk, each.line
        year = years.get(pk)
        if year is None and (said.achieved or said.forecast or said.pressure):
            year = SavingYear(saving=each.saving, year=period.year)
        if year is not None and _claim_year(
            year, said, period.month, is_last=pk not in later.in_year
        ):
            save_with_reason(year, by=by, reason=reason, at=at)
        saving = savings[pk]
        if pk not in later.ever and _claim_delivery(saving, said):
            save_with_reason(saving, by=by, reason=reason, at=at)


def _locked_savings(ids: Sequence[int]) -> list[Saving]:
    return list(Saving.objects.select_for_update().filter(pk__in=ids).order_by("pk"))


def _locked_years(ids: Sequence[int], year: int) -> list[SavingYear]:
    rows = SavingYear.objects.select_for_update().filter(saving_id__in=ids, year=year)
    return list(rows.order_by("pk"))


def _claim_year(
    year: SavingYear, said: ReturnLine, month: int, *, is_last: bool
) -> bool:
    """Whether anything is changed by it."""
    before = [*(getattr(year, name) for name in MONEY), *_by_months(year)]
    achieved, forecast = (list(months) for months in _by_months(year))
    achieved[month - 1] = said.achieved
    forecast[month - 1] = said.forecast
    year.achieved_by_month, year.forecast_by_month = achieved, forecast
    if is_last:
        year.achieved, year.forecast = said.achieved or 0, said.forecast
        year.pressure = said.pressure or 0
    if year.pk is None:
        return True
    changed = before != [*(getattr(year, name) for name in MONEY), achieved, forecast]
    year.version += changed
    return changed


def _by_months(year: SavingYear) -> tuple[ByMonth, ByMonth]:
    empty: ByMonth = [None] * MONTHS_OF_A_YEAR
    return (year.achieved_by_month or empty, year.forecast_by_month or empty)


def _claim_delivery(saving: Saving, said: ReturnLine) -> bool:
    told = (said.delivery, said.note)
    if (saving.delivery, saving.delivery_reason) == told:
        return False
    saving.delivery, saving.delivery_reason = told
    saving.version += 1
    return True
