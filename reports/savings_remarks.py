"""What a change of a saving, a benefit or a business case is called. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from common import rag
from common.money import in_pounds
from common.rag import Direction
from common.wording import long_date
from reports.remark import Kind, Remark, held_by, renamed
from reports.savings_movement import (
    BenefitValue,
    CaseValue,
    CeilingValue,
    SavingValue,
)
from savings.benefit_rules import measured
from savings.choices import (
    BenefitStanding,
    BenefitState,
    CaseStage,
    CaseStatus,
    SavingState,
)
from savings.figures import Figures
from savings.told import told_delivery, told_state

_NOTHING = Figures()
_ENDS = {
    SavingState.DELIVERED: Kind.COMPLETED,
    SavingState.UNDELIVERABLE: Kind.WORSE,
    SavingState.WITHDRAWN: Kind.CLOSED,
}
_STANDS = {
    BenefitStanding.REALISED: Kind.COMPLETED,
    BenefitStanding.OFF_TRACK: Kind.WORSE,
}
_MOVED = {Direction.WORSE: Kind.WORSE, Direction.IMPROVED: Kind.BETTER}


def saving_is_new(after: SavingValue) -> Iterator[Remark]:
    """With what it is to bring, year by year."""
    years = [
        f"{in_pounds(figures.proposed)} in {year}"
        for year, figures in after.years
        if figures.proposed
    ]
    told = f": {', '.join(years)}" if years else ""
    yield Remark(Kind.NEW, f"New here{told}")


def saving_remarks(before: SavingValue, after: SavingValue) -> Iterator[Remark]:
    """Everything that differs, in no order."""
    yield from _named(before, after)
    is_seen = after.told_by.is_validated and not before.told_by.is_validated
    if before.state != after.state or is_seen:
        yield from _state(before, after)
    if before.delivery != after.delivery or is_seen:
        yield from _delivery(before, after)
    was_years, now_years = dict(before.years), dict(after.years)
    for year in sorted(was_years.keys() | now_years.keys()):
        yield from _figures(
            year, was_years.get(year, _NOTHING), now_years.get(year, _NOTHING)
        )
    if before.claims != after.claims:
        yield Remark(Kind.MOVED, "Claimed in other shares, or by others")
    yield from held_by("Budget owner", before.owner, after.owner)
    if was_years.keys() != now_years.keys():
        yield Remark(Kind.DATED, f"Years: {_years(now_years)}")


def _years(years: dict[str, Figures]) -> str:
    return ", ".join(years) or "none"


def _named(
    before: SavingValue | BenefitValue | CaseValue,
    after: SavingValue | BenefitValue | CaseValue,
) -> Iterator[Remark]:
    yield from renamed(before.name, after.name)
    if before.reference != after.reference:
        yield Remark(Kind.MOVED, f"Now {after.reference}, was {before.reference}")


def _state(before: SavingValue, after: SavingValue) -> Iterator[Remark]:
    """Delivered completes it only once finance has validated it."""
    was = told_state(before.state, before.told_by)
    now = told_state(after.state, after.told_by)
    if was == now:
        return
    state = SavingState(after.state)
    is_claim = state == SavingState.DELIVERED and not after.told_by.is_validated
    kind = Kind.STATE if is_claim else _ENDS.get(state, Kind.STATE)
    yield Remark(kind, f"{now}, was {was.lower()}")


def _delivery(before: SavingValue, after: SavingValue) -> Iterator[Remark]:
    """The ratings behind the direction, drawn."""
    was = told_delivery(before.delivery, before.told_by)
    now = told_delivery(after.delivery, after.told_by)
    if was == now:
        return
    if was is None or now is None:
        words = now.label.lower() if now else "no longer rated"
        yield Remark(Kind.RATED, f"Delivery: {words}")
        return
    kind = _MOVED.get(rag.direction(was, now), Kind.RATED)
    words = f"Delivery: {now.label.lower()}, was {was.label.lower()}"
    yield Remark(kind, words, before=was, after=now)


def _figures(year: str, was: Figures, now: Figures) -> Iterator[Remark]:
    """What differs of one year, in pounds to the penny."""
    if was.target != now.target:
        words = _moved_to(f"New in {year}", was.target, now.target)
        yield Remark(Kind.REBASELINED, words)
    if was.full_year_effect != now.full_year_effect:
        words = _moved_to(
            f"Full-year effect in {year}", was.full_year_effect, now.full_year_effect
        )
        yield Remark(Kind.REBASELINED, words)
    if was.forecast != now.forecast:
        kind = Kind.BETTER if now.forecast > was.forecast else Kind.WORSE
        words = _moved_to(f"Forecast for {year}", was.forecast, now.forecast)
        yield Remark(kind, words)
    if was.pressures != now.pressures:
        kind = Kind.BETTER if now.pressures > was.pressures else Kind.WORSE
        words = _moved_to(f"Pressures in {year}", was.pressures, now.pressures)
        yield Remark(kind, words)
    if was.achieved != now.achieved:
        kind = Kind.GAINED if now.achieved > was.achieved else Kind.WORSE
        words = _moved_to(f"Claimed for {year}", was.achieved, now.achieved)
        yield Remark(kind, words)
    if was.validated != now.validated:
        kind = Kind.VALIDATED if now.validated > was.validated else Kind.WORSE
        words = _moved_to(
            f"Validated by finance for {year}", was.validated, now.validated
        )
        yield Remark(kind, words)


def _moved_to(what: str, was: int, now: int) -> str:
    return f"{what}: {in_pounds(now)}, was {in_pounds(was)}"


def benefit_remarks(before: BenefitValue, after: BenefitValue) -> Iterator[Remark]:
    """Everything that differs, in no order."""
    yield from _named(before, after)
    yield from _standing(before.standing, after.standing)
    if before.declared != after.declared:
        declared = _label(after.declared) or "nothing any more"
        yield Remark(Kind.RATED, f"Declared: {declared.lower()}")
    if before.state != after.state:
        is_closed = after.state == BenefitState.CLOSED
        words = BenefitState.CLOSED.label if is_closed else "Followed again"
        yield Remark(Kind.CLOSED if is_closed else Kind.STATE, words)
    if (before.reading, before.unit) != (after.reading, after.unit):
        yield Remark(Kind.STATE, _reading(before, after))
    if before.target != after.target:
        words = f"Target: {measured(after.target, after.unit)}, was "
        words += measured(before.target, before.unit)
        yield Remark(Kind.REBASELINED, words)
    if before.target_on != after.target_on:
        by = long_date(after.target_on) if after.target_on else "no day"
        yield Remark(Kind.REBASELINED, f"To be reached by {by}")
    if before.place != after.place:
        yield Remark(Kind.MOVED, "Promised elsewhere")
    yield from held_by("Owner", before.owner, after.owner)


def _standing(before: str, after: str) -> Iterator[Remark]:
    if before == after:
        return
    was, now = _label(before) or "not computed", _label(after) or "Not computed"
    if before == BenefitStanding.OFF_TRACK and after == BenefitStanding.ON_TRACK:
        kind = Kind.BETTER
    else:
        known = BenefitStanding(after) if after else BenefitStanding.NO_READING
        kind = _STANDS.get(known, Kind.STATE)
    yield Remark(kind, f"{now}, was {was.lower()}")


def _label(standing: str) -> str:
    return str(BenefitStanding(standing).label) if standing else ""


def _reading(before: BenefitValue, after: BenefitValue) -> str:
    now = measured(after.reading, after.unit)
    return f"Reading: {now}, was {measured(before.reading, before.unit)}"


def case_remarks(before: CaseValue, after: CaseValue) -> Iterator[Remark]:
    """Everything that differs, in no order."""
    yield from _named(before, after)
    was = before.number, before.status, before.stage, before.decided_by
    if was != (after.number, after.status, after.stage, after.decided_by):
        yield _decided(after)
    for ceiling in after.ceilings:
        if ceiling not in before.ceilings:
            yield _spent(ceiling)
    if len(after.ceilings) < len(before.ceilings):
        yield Remark(Kind.STATE, "A spend ceiling was taken away")
    elif before.ceilings != after.ceilings and not set(after.ceilings) - set(
        before.ceilings
    ):
        yield Remark(Kind.DATED, "Its spend ceilings stand in another order")
    if before.place != after.place:
        yield Remark(Kind.MOVED, "Of something else")


def _decided(after: CaseValue) -> Remark:
    if not after.number:
        return Remark(Kind.STATE, "No version any more")
    stage = CaseStage(after.stage).label.lower()
    label = CaseStatus(after.status).label.lower()
    by = f" by {after.decided_by}" if after.decided_by else ""
    kind = Kind.WORSE if after.status == CaseStatus.REJECTED else Kind.STATE
    return Remark(kind, f"Version {after.number}, {stage}: {label}{by}")


def _spent(ceiling: CeilingValue) -> Remark:
    """What is spent under it; above it, worse."""
    words = f"{ceiling.title}: {in_pounds(ceiling.spent)} spent of "
    kind = Kind.WORSE if ceiling.spent > ceiling.amount else Kind.STATE
    return Remark(kind, f"{words}{in_pounds(ceiling.amount)}")
