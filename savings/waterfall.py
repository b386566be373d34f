"""From the funding gap to what is still open of it, step by step. Pure.

Amounts are in whole pence, and the steps add up exactly: the gap, less what is
validated, claimed and forecast, and with what pressures take away again, is what is
still open; and that is what a year that is over did not bring, what is at risk, what
has no saving yet and what nothing is agreed for. Only cashable savings close a gap.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from common.money import in_short
from programmes.standing import Place
from savings.at_risk import not_forecast_yet
from savings.choices import CASHABLE_KINDS, SavingState
from savings.facts.values import SavingsFacts
from savings.figures import Figures
from savings.figures import total as sum_of
from savings.gap import GapOf, by_cashability, gap_by_year


class StepKind(StrEnum):
    """What a step is made of."""

    GAP = "gap"
    VALIDATED = "validated"
    CLAIMED = "claimed"
    FORECAST = "forecast"
    PRESSURES = "pressures"
    OPEN = "open"
    MISSED = "missed"
    AT_RISK = "at_risk"
    UNDELIVERABLE = "undeliverable"
    NO_SAVING = "no_saving"
    NOTHING_AGREED = "nothing_agreed"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    StepKind.GAP: "Funding gap",
    StepKind.VALIDATED: "Validated by finance",
    StepKind.CLAIMED: "Claimed, not yet validated",
    StepKind.FORECAST: "Still forecast to come",
    StepKind.PRESSURES: "Lost again to in-year pressures",
    StepKind.OPEN: "Gap still open",
    StepKind.MISSED: "Agreed, not claimed in the year",
    StepKind.AT_RISK: "Agreed, but not forecast: at risk",
    StepKind.UNDELIVERABLE: "Agreed, but undeliverable",
    StepKind.NO_SAVING: "Target set, no saving agreed yet",
    StepKind.NOTHING_AGREED: "Nothing agreed for it yet",
}

# Told of a part of the council: what it does not close, others are to.
_LABELS_OF_A_PART = {
    StepKind.GAP: "Funding gap of the whole council",
    StepKind.OPEN: "Not closed here",
    StepKind.NOTHING_AGREED: "For others to close",
}

# What stands in place of a claim that waits where less is claimed than was validated.
_CLAIM_FELL = "Validated, but no longer claimed"
# Told even where they come to nothing: that is a fact of its own.
_ALWAYS = frozenset(
    {StepKind.GAP, StepKind.VALIDATED, StepKind.OPEN, StepKind.NOTHING_AGREED}
)


@dataclass(frozen=True)
class Step:
    """`amount` is what the step comes to, and is drawn from `start` to `end`, both on
    the line of the gap. A step that closes runs downwards."""

    kind: StepKind
    label: str
    amount: int
    start: int
    end: int

    @property
    def is_total(self) -> bool:
        return self.kind in {StepKind.GAP, StepKind.OPEN}


@dataclass(frozen=True)
class Waterfall:
    """The steps in the order they are read; `is_part` of what a part of the council
    closes. `not_cashable` is claimed or forecast and closes nothing; `not_forecast` is
    the part of what is at risk that lies in years to come and that nobody has forecast
    yet."""

    years: tuple[int, ...]
    steps: tuple[Step, ...]
    not_cashable: int
    not_forecast: int
    is_part: bool

    def amount(self, kind: StepKind) -> int:
        return sum(step.amount for step in self.steps if step.kind == kind)

    @property
    def finding(self) -> str:
        """What there is to see, in a sentence."""
        gap, still = self.amount(StepKind.GAP), self.amount(StepKind.OPEN)
        if self.is_part:
            closed = in_short(gap - still) if still < gap else "Nothing"
            how = self._closes(" here") if still < gap else "is closed here"
            return f"{closed} of the whole council’s {in_short(gap)} gap {how}"
        if still > 0:
            return f"{in_short(still)} of the {in_short(gap)} gap is still open"
        spare = f", with {in_short(-still)} to spare" if still else ""
        return f"The gap of {in_short(gap)} {self._closes()}{spare}"

    def _closes(self, here: str = "") -> str:
        """Only what is validated is told as done."""
        if self.amount(StepKind.FORECAST) > 0:
            return f"closes{here} if every forecast holds"
        if self.amount(StepKind.CLAIMED) > 0:
            return f"closes{here} once all that is claimed is validated"
        return f"is closed{here}"


def waterfall(
    facts: SavingsFacts,
    years: Iterable[int],
    scope: Place | None = None,
    *,
    this_year: int,
) -> Waterfall | None:
    """Over these financial years; None where no gap is stated for any of them. Inside a
    scope only what is claimed there closes it, and the rest is for others to close.
    `this_year` is that of the day told of."""
    told = gap_by_year(facts, tuple(years), scope, this_year=this_year)
    gap = sum(each.gap for each in told)
    if not gap:
        return None
    figures = sum_of(each.figures for each in told)
    targets = sum(each.targets for each in told)
    agreed = max(targets, figures.proposed)
    closing = [
        (StepKind.VALIDATED, figures.validated),
        (StepKind.CLAIMED, figures.claimed_only),
        (StepKind.FORECAST, sum(each.to_come for each in told)),
        (StepKind.PRESSURES, figures.pressures),
    ]
    left = [
        *_missing(facts, told, scope).items(),
        (StepKind.NO_SAVING, agreed - figures.proposed),
        (StepKind.NOTHING_AGREED, gap - agreed),
    ]
    return Waterfall(
        years=tuple(each.year for each in told),
        steps=tuple(
            step
            for step in _steps(gap, closing, left, is_part=scope is not None)
            if step.amount or step.kind in _ALWAYS
        ),
        not_cashable=sum(each.brought_by(each.not_cashable) for each in told),
        not_forecast=not_forecast_yet(
            facts,
            (each.year for each in told),
            scope,
            this_year=this_year,
            kinds=CASHABLE_KINDS,
        ),
        is_part=scope is not None,
    )


class Besides(StrEnum):
    """What tables of savings count as at risk by forecast, and a waterfall does not."""

    OVER = "years that are over"
    NO_GAP = "years no funding gap is stated for"
    UNDELIVERABLE = "savings that are undeliverable"
    NOT_CASHABLE = "savings that release no cash"


def at_risk_besides(
    found: Waterfall,
    facts: SavingsFacts,
    years: Collection[int],
    scope: Place | None = None,
    *,
    this_year: int,
) -> dict[Besides, int]:
    """With the step of that name they come to all that is at risk by forecast in these
    years, those of the waterfall among them."""
    amounts = dict.fromkeys(Besides, 0)
    for year in years:
        cashable, others = by_cashability(facts, year, scope)
        amounts[Besides.NOT_CASHABLE] += others.at_risk_by_forecast
        if year < this_year:
            amounts[Besides.OVER] += cashable.at_risk_by_forecast
        elif year not in found.years:
            amounts[Besides.NO_GAP] += cashable.at_risk_by_forecast
        else:
            given_up = _undeliverable(facts, year, scope)
            amounts[Besides.UNDELIVERABLE] += given_up.at_risk_by_forecast
    return amounts


def _missing(
    facts: SavingsFacts, told: Iterable[GapOf], scope: Place | None
) -> dict[StepKind, int]:
    """What is agreed and closes nothing, by why it does not."""
    found = {StepKind.MISSED: 0, StepKind.AT_RISK: 0, StepKind.UNDELIVERABLE: 0}
    for each in told:
        given_up = each.missing_of(_undeliverable(facts, each.year, scope))
        found[StepKind.UNDELIVERABLE] += given_up
        why = StepKind.MISSED if each.is_over else StepKind.AT_RISK
        found[why] += each.missing_of(each.figures) - given_up
    return found


def _steps(
    gap: int,
    closing: list[tuple[StepKind, int]],
    left: list[tuple[StepKind, int]],
    *,
    is_part: bool,
) -> Iterable[Step]:
    """Down from the gap to what is open, then what that is made of, down to nothing."""
    labels = _LABELS | (_LABELS_OF_A_PART if is_part else {})
    yield Step(StepKind.GAP, labels[StepKind.GAP], gap, 0, gap)
    at = gap
    for kind, amount in closing:
        fell = kind == StepKind.CLAIMED and amount < 0
        yield Step(kind, _CLAIM_FELL if fell else labels[kind], amount, at, at - amount)
        at -= amount
    yield Step(StepKind.OPEN, labels[StepKind.OPEN], at, 0, at)
    for kind, amount in left:
        label = labels[kind] if amount >= 0 else _label_of_too_much(kind)
        yield Step(kind, label, amount, at, at - amount)
        at -= amount


def _label_of_too_much(kind: StepKind) -> str:
    if kind == StepKind.NOTHING_AGREED:
        return "Agreed beyond the gap"
    if kind == StepKind.MISSED:
        return "Claimed beyond what was agreed"
    return "Forecast beyond what was agreed"


def _undeliverable(facts: SavingsFacts, year: int, scope: Place | None) -> Figures:
    given_up, _ = by_cashability(facts, year, scope, (SavingState.UNDELIVERABLE,))
    return given_up
