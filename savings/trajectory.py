"""How a year's savings come in month by month: planned, achieved, forecast. Pure.

Amounts are in whole pence, months are 1 to 12 of the financial year. Each month tells
what has come in by its end, so that the last one is the year's own figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, compress

from common.money import in_short, split
from common.periods import year_of
from programmes.standing import Place
from savings.choices import COUNTED_STATES
from savings.cuts import total
from savings.cuts.pieces import claims_of, is_inside
from savings.facts.values import SavingFact, SavingsFacts, YearFact
from savings.figures import Figures

MONTHS = range(1, 13)
"""Of a financial year."""


@dataclass(frozen=True)
class MonthOf:
    """Where the savings stand at the end of a month.

    `achieved` is claimed by then, and `forecast` what the whole year was thought to
    bring; None where nobody has told anything by then, or the month is still to come.
    `told` savings gave a figure in this very month; of the others the last one counts.
    """

    month: int
    planned: int
    achieved: int | None
    forecast: int | None
    told: int


@dataclass(frozen=True)
class Trajectory:
    """A year, month by month. `figures` is the year's total as every table tells it.

    `without_forecast` savings have no forecast yet: what they achieved counts.
    `spread_evenly` have no profile: a twelfth of them is planned for each month.
    `reached` is the last month that has begun; 0 before the year, 12 in its last month
    and ever after. `is_over` says whether that month has ended, too.
    """

    year: int
    months: tuple[MonthOf, ...]
    figures: Figures
    savings: int
    without_forecast: int
    spread_evenly: int
    reached: int
    is_over: bool = False

    @property
    def latest(self) -> MonthOf | None:
        """The last month of which it is known what had come in by then."""
        known = [each for each in self.months if each.achieved is not None]
        return known[-1] if known else None

    @property
    def is_forecast(self) -> bool:
        """Whether anybody has forecast anything."""
        return self.without_forecast < self.savings

    @property
    def finding(self) -> str:
        """What there is to see, in a sentence: of a year that is over what it came to,
        and that it is a claim where finance has not validated it; else the forecast."""
        figures = self.figures
        if not self.savings:
            return "No savings are planned for this year"
        if self.is_over:
            ended = f"The year ended {self._beside_target(figures.achieved)}"
            return f"{ended}{_as_claimed(figures)}"
        if self.is_forecast:
            return f"Forecast ends {self._beside_target(figures.forecast)}"
        is_seen = figures.achieved and figures.claimed_only <= 0
        return (
            f"{in_short(figures.achieved)} of {in_short(figures.proposed)} is "
            f"{'validated' if is_seen else 'claimed'} so far; nothing is forecast yet"
        )

    def _beside_target(self, amount: int) -> str:
        gap = self.figures.proposed - amount
        if gap > 0:
            return f"{in_short(gap)} short of target"
        if gap < 0:
            return f"{in_short(-gap)} above target"
        return f"on target: {in_short(self.figures.proposed)}"


def month_reached(year: int, on: date, starts_in: int) -> int:
    """How many months of a financial year have begun by a day: 0 to 12."""
    now = year_of(on, starts_in)
    if now != year:
        return 0 if now < year else len(MONTHS)
    return (on.month - starts_in) % len(MONTHS) + 1


def trajectory(
    facts: SavingsFacts,
    year: int,
    scope: Place | None,
    until_month: int,
    *,
    is_over: bool = False,
) -> Trajectory:
    """What counts of a year, up to a month of it; inside a scope only the shares
    claimed there. The last month told is what stands now: what was corrected since a
    return is right, and the chart ends where every table does."""
    row = total(facts, year, scope)
    adding = _Adding()
    for saving in facts.savings:
        found = saving.in_year(year) if saving.state in COUNTED_STATES else None
        part = _claimed(saving, scope)
        if found is not None and part is not None:
            adding.add(found, part)
    return Trajectory(
        year=year,
        months=adding.months(until_month, row.figures.achieved),
        figures=row.figures,
        savings=row.savings,
        without_forecast=row.without_forecast,
        spread_evenly=adding.spread_evenly,
        reached=until_month,
        is_over=is_over,
    )


class _Adding:
    """Adds up savings month by month."""

    def __init__(self) -> None:
        self.planned = [0] * len(MONTHS)
        self.achieved = [0] * len(MONTHS)
        self.forecast = [0] * len(MONTHS)
        self.told = [0] * len(MONTHS)
        self.forecast_told = [False] * len(MONTHS)
        self.last_forecast = 0
        self.spread_evenly = 0

    def add(self, year: YearFact, part: Callable[[int], int]) -> None:
        achieved = _carried(year.achieved_by_month)
        forecast = _carried(year.forecast_by_month)
        for nth, planned in enumerate(_planned(year, part)):
            self.planned[nth] += planned
            so_far = achieved[nth] or 0
            self.achieved[nth] += part(so_far)
            thought = forecast[nth]
            self.last_forecast = max(
                self.last_forecast, (nth + 1) * _is_told(year.forecast_by_month, nth)
            )
            self.forecast[nth] += part(so_far if thought is None else thought)
            self.forecast_told[nth] |= thought is not None
            self.told[nth] += _is_told(year.achieved_by_month, nth)
        self.spread_evenly += not year.planned and year.figures.proposed != 0

    def months(self, until: int, achieved_now: int) -> tuple[MonthOf, ...]:
        last_told = max(
            (m for m in MONTHS if m <= until and self.told[m - 1]), default=0
        )
        achieved: dict[int, int] = {
            m: self.achieved[m - 1] for m in MONTHS if m <= last_told
        }
        if until and achieved.get(last_told, 0) != achieved_now:
            achieved[until] = achieved_now
        return tuple(
            MonthOf(
                month=month,
                planned=self.planned[month - 1],
                achieved=achieved.get(month),
                forecast=self._forecast(month, until),
                told=self.told[month - 1] if month <= until else 0,
            )
            for month in MONTHS
        )

    def _forecast(self, month: int, until: int) -> int | None:
        """Up to the last month in which anybody forecast anything."""
        is_told = self.forecast_told[month - 1] and month <= self.last_forecast
        return self.forecast[month - 1] if is_told and month <= until else None


def _claimed(saving: SavingFact, scope: Place | None) -> Callable[[int], int] | None:
    """How much of any amount of a saving is claimed inside a scope, to the penny as
    pieces are split; None where no claim of it is."""
    claims = claims_of(saving)
    inside = [is_inside(place, scope) for place, _ in claims]
    if not any(inside):
        return None
    if all(inside):
        return lambda amount: amount
    shares = tuple(share for _, share in claims)
    return lambda amount: sum(compress(split(amount, shares), inside))


def _planned(year: YearFact, part: Callable[[int], int]) -> Iterator[int]:
    """What of it is to have come in by the end of each month; without a profile the
    same in each, to the penny (house default). The full-year effect is split for itself
    as `split_figures` does, so that the last month is what every table has."""
    effect = year.figures.full_year_effect
    evenly = split(year.figures.proposed, (1,) * len(MONTHS))
    for planned in accumulate(year.planned or evenly):
        yield part(planned - effect) + part(effect)


def _carried(by_month: Sequence[int | None]) -> list[int | None]:
    """Each month's figure, or the last one told before it."""
    found: list[int | None] = []
    last = None
    for figure in by_month or (None,) * len(MONTHS):
        last = last if figure is None else figure
        found.append(last)
    return found


def _is_told(by_month: Sequence[int | None], nth: int) -> bool:
    return bool(by_month) and by_month[nth] is not None


def _as_claimed(figures: Figures) -> str:
    """What of a claim finance has seen; nothing where that is all of it."""
    if figures.claimed_only <= 0:
        return ""
    seen = in_short(figures.validated) if figures.validated else "none"
    return f", as claimed; finance has validated {seen} of {in_short(figures.achieved)}"
