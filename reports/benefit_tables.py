"""The benefits and the business cases of a Position as a dashboard lists them. Pure,
but for the addresses of their pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from common.money import in_pounds
from common.wording import by_reference, long_date
from programmes.standing import Place
from reports.blocks.block import Options
from reports.blocks.savings_choice import names_of
from reports.blocks.table import (
    Cell,
    Column,
    ColumnKind,
    GroupOf,
    RowOf,
    Table,
    make_table,
)
from reports.headline import PLACES_OF, Of
from reports.position import Position
from savings.benefit_rules import (
    STATES,
    disagrees,
    last_reading,
    measured,
    standing,
    state_of,
)
from savings.choices import (
    BenefitGrouping,
    BenefitStanding,
    BenefitState,
    CaseStage,
    CaseStatus,
)
from savings.facts import BenefitFact, CaseFact, CeilingFact

MOST = 10  # of a page; the pages of benefits and of business cases have them all

_BENEFITS = (
    Column("benefit", "Benefit", is_wide=True),
    Column("place", "Promised by"),
    Column("path", "From and to"),
    Column("reading", "Last reading"),
    Column("standing", "Stands", ColumnKind.RATING),
)
_CASES = (
    Column("case", "Business case", is_wide=True),
    Column("place", "Of"),
    Column("version", "Version"),
    Column("ceilings", "Spent of what may be spent"),
)


def benefits_table(position: Position, options: Options) -> Iterator[Table]:
    """Those still followed, off track first; no table where there are none."""
    found = _followed(position)
    if not found:
        return
    names, on = names_of(position), position.on
    rows = [
        _benefit(fact, names, on, options)
        for fact in sorted(found, key=lambda fact: _gravity(fact, on))
    ]
    yield make_table(
        _caption("Benefits", len(rows), on),
        _BENEFITS,
        [GroupOf(rows[:MOST])],
        empty="",
    )


def benefits_link(position: Position, of: Of) -> tuple[str, str] | None:
    """Words and the address of the list of all that are followed here, by workstream
    where there may be several; None where there are none."""
    if not _followed(position):
        return None
    places = PLACES_OF[of](position)
    place = places[0] if len(places) == 1 else None
    asked = {"place": place.code} if place else {}
    words = "All benefits"
    if of in (Of.COUNCIL, Of.PROGRAMME):
        asked["by"] = BenefitGrouping.WORKSTREAM
        words = "All benefits by workstream"
    return words, f"{reverse('savings:benefit_list')}?{urlencode(asked)}"


def _followed(position: Position) -> list[BenefitFact]:
    if position.savings is None:
        return []
    benefits = position.savings.facts.benefits
    return [fact for fact in benefits if fact.state == BenefitState.OPEN]


def _caption(what: str, count: int, on: date) -> str:
    """Of many it says how many are left to their own page."""
    shown = f", {MOST} of {count}" if count > MOST else ""
    return f"{what} as at {long_date(on)}{shown}"


def _gravity(fact: BenefitFact, on: date) -> tuple[int, tuple[str, int, str]]:
    state = STATES.get(standing(fact, on) or BenefitStanding.NO_READING)
    return -state.severity if state else 0, by_reference(fact.reference)


def _benefit(
    fact: BenefitFact, names: Mapping[Place, str], on: date, options: Options
) -> RowOf:
    reading = last_reading(fact, on)
    return RowOf(
        {
            "benefit": Cell(
                f"{fact.reference} {fact.title}",
                note="A harm that is accepted" if fact.is_disbenefit else "",
                link=options.link("savings:benefit_detail", fact.id),
            ),
            "place": Cell(names.get(fact.place, "")),
            "path": Cell(_path(fact), note=fact.measure),
            "reading": Cell(
                measured(reading.value, fact.unit) if reading else "None yet",
                note=long_date(reading.on) if reading else "",
            ),
            "standing": Cell(state_of(standing(fact, on)), note=_declared(fact, on)),
        },
        anchor=f"benefit-{fact.id}" if options.links else "",
    )


def _path(fact: BenefitFact) -> str:
    """20 days to 10 days by 1 April 2013."""
    if fact.target is None:
        return ""
    to = f"{measured(fact.target, fact.unit)}"
    if fact.baseline is not None:
        to = f"{measured(fact.baseline, fact.unit)} to {to}"
    return f"{to} by {long_date(fact.target_on)}" if fact.target_on else to


def _declared(fact: BenefitFact, on: date) -> str:
    """Where its owner says otherwise, or what the readings do not."""
    computed = standing(fact, on)
    if not fact.declared or not (
        computed is None or disagrees(fact.declared, computed)
    ):
        return ""
    return f"Declared: {BenefitStanding(fact.declared).label.lower()}"


def cases_table(position: Position, options: Options) -> Iterator[Table]:
    """With what was spent of what may be; none where there are none."""
    if position.savings is None or not position.savings.facts.cases:
        return
    names = names_of(position)
    rows = [
        _case(fact, names, options)
        for fact in sorted(
            position.savings.facts.cases, key=lambda fact: by_reference(fact.reference)
        )
    ]
    yield make_table(
        _caption("Business cases", len(rows), position.on),
        _CASES,
        [GroupOf(rows[:MOST])],
        empty="",
    )


def _case(fact: CaseFact, names: Mapping[Place, str], options: Options) -> RowOf:
    return RowOf(
        {
            "case": Cell(
                f"{fact.reference} {fact.title}",
                link=options.link("savings:case_detail", fact.id),
            ),
            "place": Cell(names.get(fact.place, "")),
            "version": Cell(_version(fact), note=_decided(fact)),
            "ceilings": Cell(lines=tuple(map(_spent, fact.ceilings))),
        },
        attention=any(each.is_over for each in fact.ceilings),
    )


def _version(fact: CaseFact) -> str:
    if not fact.number:
        return "Nothing written yet"
    return (
        f"{fact.number}: {CaseStage(fact.stage).label.lower()}, "
        f"{CaseStatus(fact.status).label.lower()}"
    )


def _decided(fact: CaseFact) -> str:
    if not fact.decided_on:
        return ""
    by = f"{fact.decided_by}, " if fact.decided_by else ""
    return f"{by}{long_date(fact.decided_on)}"


def _spent(ceiling: CeilingFact) -> str:
    """Scoping: £50,000 of £400,000, beyond which a ceiling is exceeded."""
    over = ceiling.spent - ceiling.amount
    words = (
        f"{ceiling.title}: {in_pounds(ceiling.spent)} of {in_pounds(ceiling.amount)}"
    )
    return f"{words}, exceeded by {in_pounds(over)}" if over > 0 else words
