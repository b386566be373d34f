"""What savings, benefits and spending say of a report. No database, no clock.

Thresholds: a worst-of scheme in general use rates cost amber beyond 10 % and red beyond
20 % (law-and-conventions 5.1 of the product's brief; no council's own). We hold the
forecast of savings against the same two: house default. A spend ceiling is held against
every penny beyond it, since the body that allowed it must be asked again (Lancashire,
September 2019); that it counts as nearly spent from 90 % on is house default too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from textwrap import shorten

from common.money import in_pounds, in_short
from common.wording import and_list, count_of
from programmes.standing import Place
from savings.benefit_rules import standing
from savings.choices import COUNTED_STATES, BenefitStanding, BenefitState, SavingState
from savings.cuts import by_saving, total
from savings.facts import BenefitFact, CeilingFact, SavingFact, SavingsFacts
from savings.figures import Figures
from savings.told import told_figures, told_state

AMBER_FROM, RED_FROM = 10, 20  # percent beyond which
NEARLY = 90  # percent of a ceiling
NAMED = 2  # in a sentence; what is stored of it is short
TITLE = 50  # letters of a title in it


class Level(IntEnum):
    """How bad the data are: within tolerance, outside it, far outside it."""

    WITHIN = 0
    OUTSIDE = 1
    FAR_OUTSIDE = 2


@dataclass(frozen=True)
class HeldSavings:
    """What may be told of savings with a report: the shares that `scope` claims, in the
    financial year `year`, printed as `label`."""

    facts: SavingsFacts
    scope: Place
    year: int
    label: str
    is_this_year: bool = True

    @property
    def figures(self) -> Figures:
        return total(self.facts, self.year, self.scope).figures

    def counted(self) -> Iterator[tuple[SavingFact, Figures]]:
        """The savings that count, each with what is claimed here of it."""
        found = by_saving(self.facts, self.year, self.scope)
        for fact in self.facts.savings:
            if fact.id in found:
                yield fact, found[fact.id]

    def has_forecast(self, fact: SavingFact) -> bool:
        year = fact.in_year(self.year)
        return year is not None and year.has_forecast

    @property
    def whose(self) -> str:
        return "this year's" if self.is_this_year else f"{self.label}'s"


@dataclass(frozen=True)
class SavingsIndication:
    """How the data stand, and the sentence that says why."""

    level: Level
    because: str


Found = tuple[Level, str]


def benefits_indicated(held: HeldSavings, on: date) -> SavingsIndication | None:
    """From the forecast of savings, those that cannot be delivered, and benefits off
    track. None where no saving is forecast and no benefit is read: silence is no proof.
    """
    return _joined([*_forecast(held), *_undeliverable(held), *_benefits(held, on)])


def cost_indicated(held: HeldSavings) -> SavingsIndication | None:
    """From what was spent under ceilings that have not come back to the body. None
    where there is none."""
    ceilings = [
        ceiling
        for case in held.facts.cases
        for ceiling in case.ceilings
        if ceiling.returned_on is None
    ]
    return _joined([_spent(ceiling) for ceiling in ceilings])


def _joined(found: list[Found]) -> SavingsIndication | None:
    """The worst, and why; where nothing is bad, all that was looked at."""
    if not found:
        return None
    worst = max(level for level, _ in found)
    bad = [words for level, words in found if level > Level.WITHIN]
    shown = bad or [words for _, words in found]
    more = len(shown) - NAMED
    said = shown[:NAMED] + ([f"and {more} more"] if more > 0 else [])
    return SavingsIndication(worst, "; ".join(said))


def _level(beyond: int, of: int) -> Level:
    """Whole pence against whole percents: nothing is rounded."""
    if beyond * 100 > of * RED_FROM:
        return Level.FAR_OUTSIDE
    return Level.OUTSIDE if beyond * 100 > of * AMBER_FROM else Level.WITHIN


def _forecast(held: HeldSavings) -> Iterator[Found]:
    if not any(held.has_forecast(fact) for fact, _ in held.counted()):
        return
    figures, replaced = held.figures, _replaced(held)
    proposed = figures.proposed - replaced
    missing = figures.at_risk_by_forecast - replaced
    agreed = f"{held.whose} {in_short(proposed)}"
    pressures = f"pressures of {in_short(-figures.pressures)}"
    words = f"{in_short(missing)} of {agreed} is not forecast"
    if (level := _level(missing, proposed)) == Level.WITHIN:
        words = f"{in_short(figures.forecast)} of {agreed} is forecast"
        words += f", less {pressures}" if figures.pressures else ""
    elif figures.pressures:
        words = f"{in_short(missing)} of {agreed} is at risk, {pressures} counted"
    words += f", {in_short(replaced)} more is replaced" if replaced else ""
    yield level, words


def _replaced(held: HeldSavings) -> int:
    """What undeliverable savings lack, as far as those that stand in for them are to
    bring it: they count as well, until the first is dropped formally."""
    stand_ins = _stand_ins(held)
    return sum(
        max(0, min(figures.at_risk_by_forecast, stand_ins.get(fact.reference, 0)))
        for fact, figures in held.counted()
        if fact.state == SavingState.UNDELIVERABLE
    )


def _stand_ins(held: HeldSavings) -> dict[str, int]:
    """What is to be brought here in the place of another, by that one's reference."""
    brings = {fact.id: figures.proposed for fact, figures in held.counted()}
    found: dict[str, int] = defaultdict(int)
    for fact in held.facts.savings:
        if fact.replaces and fact.state in COUNTED_STATES:
            found[fact.replaces] += brings.get(fact.id, 0)
    return found


def _undeliverable(held: HeldSavings) -> Iterator[Found]:
    """Unless another saving that counts stands in for it."""
    stand_ins = _stand_ins(held)
    lost = [
        fact.reference
        for fact, figures in held.counted()
        if fact.state == SavingState.UNDELIVERABLE
        and figures.proposed
        and fact.reference not in stand_ins
    ]
    if lost:
        verb, them = ("is", "it") if len(lost) == 1 else ("are", "them")
        words = f"{_named(lost)} {verb} undeliverable and nothing replaces {them}"
        yield Level.OUTSIDE, words


def _benefits(held: HeldSavings, on: date) -> Iterator[Found]:
    """Those still followed; declared off track counts as much as computed."""
    known = [
        (benefit.reference, _is_off_track(benefit, on))
        for benefit in held.facts.benefits
        if benefit.state == BenefitState.OPEN
        and (benefit.declared or standing(benefit, on))
        not in ("", None, BenefitStanding.NO_READING)
    ]
    if not known:
        return
    off = [reference for reference, is_off in known if is_off]
    benefits = count_of(len(known), "benefit")
    if off:
        verb = "is" if len(off) == 1 else "are"
        yield Level.OUTSIDE, f"{len(off)} of {benefits} {verb} off track: {_named(off)}"
    elif len(known) == 1:
        yield Level.WITHIN, f"{known[0][0]} is on track or realised"
    else:
        yield Level.WITHIN, f"all {benefits} are on track or realised"


def _is_off_track(benefit: BenefitFact, on: date) -> bool:
    return BenefitStanding.OFF_TRACK in (benefit.declared, standing(benefit, on))


def _spent(ceiling: CeilingFact) -> Found:
    """In exact pounds: ceilings are."""
    title = shorten(ceiling.title, TITLE, placeholder=" …")
    spent, most = ceiling.spent, in_pounds(ceiling.amount)
    if ceiling.is_over:
        is_far = ceiling.over * 100 > ceiling.amount * RED_FROM
        over = in_pounds(ceiling.over)
        words = f"the spend ceiling of {most} ({title}) is exceeded by {over}"
        return (Level.FAR_OUTSIDE if is_far else Level.OUTSIDE), words
    words = f"{in_pounds(spent)} of {most} ({title}) is spent"
    is_near = ceiling.amount and spent * 100 >= ceiling.amount * NEARLY
    return Level.WITHIN, f"{words}, nearly all of it" if is_near else words


def _named(references: list[str]) -> str:
    more = len(references) - NAMED
    return and_list([*references[:NAMED], *([f"{more} more"] if more > 0 else [])])


@dataclass(frozen=True)
class SavingChange:
    """What became of one saving or benefit since a day, in words a board would use."""

    title: str
    what: str


def savings_changes(
    before: HeldSavings | None, after: HeldSavings | None, *, since: date, on: date
) -> tuple[SavingChange, ...]:
    """Only what changed, in the year of `after`. What could not be told of then is not
    called new now, unless it came to be since."""
    if after is None:
        return ()
    before = before or replace(after, facts=SavingsFacts())
    return (
        *_saving_changes(before, after, since),
        *_benefit_changes(before, after, since, on),
    )


def _saving_changes(
    before: HeldSavings, after: HeldSavings, since: date
) -> Iterator[SavingChange]:
    was = {fact.id: fact for fact in before.facts.savings}
    now = {fact.id: fact for fact in after.facts.savings}
    for pk, fact in now.items():
        name = f"{fact.reference} {fact.title}"
        if pk in was:
            told = "; ".join(_moved(was[pk], fact, after))
        else:
            told = "new" if fact.state_since > since else ""
        if told:
            yield SavingChange(name, told)
    for pk, fact in was.items():
        if pk not in now:
            yield SavingChange(
                f"{fact.reference} {fact.title}", "no longer claimed here"
            )


def _moved(was: SavingFact, now: SavingFact, held: HeldSavings) -> Iterator[str]:
    """Of the saving whole, whatever share of it is claimed here."""
    state = _state(now, held.year)
    if state != _state(was, held.year):
        yield state
    then, today = _figures(was, held.year), _figures(now, held.year)
    for word, old, new in (
        ("agreed", then.proposed, today.proposed),
        ("forecast", then.forecast, today.forecast),
        ("claimed", then.achieved, today.achieved),
        ("validated", then.validated, today.validated),
    ):
        if old != new:
            yield f"{word} {in_pounds(new)}, was {in_pounds(old)}"


def _state(fact: SavingFact, year: int) -> str:
    return told_state(fact.state, told_figures(fact.years, year)).lower()


def _figures(fact: SavingFact, year: int) -> Figures:
    found = fact.in_year(year)
    return found.figures if found else Figures()


def _benefit_changes(
    before: HeldSavings, after: HeldSavings, since: date, on: date
) -> Iterator[SavingChange]:
    was = {fact.id: standing(fact, since) for fact in before.facts.benefits}
    for fact in after.facts.benefits:
        now = standing(fact, on)
        if fact.id in was and now != was[fact.id] and now is not None:
            label = BenefitStanding(now).label.lower()
            yield SavingChange(f"{fact.reference} {fact.title}", label)
