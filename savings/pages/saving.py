"""What the page of a saving tells: its figures by year and month, who claims what of
it, where it stands, and how delivery stands. Amounts are in pence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from common.money import in_pounds
from common.periods import year_label
from common.wording import and_list
from programmes.access import place_of
from programmes.models import Programme, Project, Strand
from savings.choices import COUNTED_STATES, SavingState
from savings.claims import UNCLAIMED, Claim, percent
from savings.cuts.pieces import split_figures
from savings.facts.values import SavingsFacts, StructureFact, YearFact
from savings.figures import Figures, total
from savings.models import Saving
from savings.months import month_names
from savings.structures import Recut

NOT_PLACED = "Not placed in this structure"
NO_PROGRAMME = "No programme"


@dataclass(frozen=True)
class YearLine:
    """One financial year of a saving, in a table."""

    year: int
    label: str
    figures: Figures
    has_forecast: bool


@dataclass(frozen=True)
class YearTable:
    """All years of a saving and what they come to; the years in which nobody has
    forecast anything yet are named."""

    lines: tuple[YearLine, ...]
    total: Figures

    @property
    def without_forecast(self) -> list[str]:
        return [line.label for line in self.lines if not line.has_forecast]


def year_table(years: Iterable[YearFact], starts_in: int) -> YearTable:
    lines = tuple(
        YearLine(
            each.year, year_label(each.year, starts_in), each.figures, each.has_forecast
        )
        for each in years
    )
    return YearTable(lines, total(line.figures for line in lines))


@dataclass(frozen=True)
class MonthLine:
    """One month: what it was to bring, what was to be made by its end, what was, and
    what the year was then forecast to come to. None where nobody said."""

    name: str
    planned: int | None
    planned_to_date: int | None
    achieved: int | None
    forecast: int | None


def month_table(year: YearFact, starts_in: int) -> tuple[MonthLine, ...]:
    """The twelve months of a year; nothing where none of them says anything."""
    lists = year.planned, year.achieved_by_month, year.forecast_by_month
    if not any(lists):
        return ()
    return tuple(
        MonthLine(
            name,
            _at(year.planned, nth),
            sum(year.planned[: nth + 1]) if year.planned else None,
            _at(year.achieved_by_month, nth),
            _at(year.forecast_by_month, nth),
        )
        for nth, name in enumerate(month_names(starts_in))
    )


def _at(figures: Sequence[int | None], nth: int) -> int | None:
    return figures[nth] if figures else None


@dataclass(frozen=True)
class ClaimLine:
    """Who claims which share, and what that comes to in a year."""

    name: str
    address: str
    share: str
    figures: Figures


def claim_table(
    saving: Saving, figures: Figures, named: Callable[[Any], object]
) -> tuple[ClaimLine, ...]:
    """To the penny: the lines come to the saving. `named` is what a place is called
    where this reader may know of it (`savings.past.names_seen_by`)."""
    claims = list(saving.attributions.all())
    places: list[Programme | Strand | Project | None] = [each.place for each in claims]
    shares = tuple(each.share for each in claims)
    if not claims:
        places, shares = [None], (UNCLAIMED[0].share,)
    return tuple(
        _claim_line(place, share, part, named)
        for place, share, part in zip(
            places, shares, split_figures(figures, shares), strict=True
        )
    )


def _claim_line(
    place: Programme | Strand | Project | None,
    share: int,
    figures: Figures,
    named: Callable[[Any], object],
) -> ClaimLine:
    if place is None:
        return ClaimLine(NO_PROGRAMME, "", percent(share), figures)
    name = str(named(place))
    address = place.get_absolute_url() if name == str(place) else ""
    return ClaimLine(name, address, percent(share), figures)


def claims_of(saving: Saving) -> tuple[Claim, ...]:
    """The stored claims as the rules and services read them."""
    return tuple(
        Claim(place_of(each.place) if each.place else None, each.share)
        for each in saving.attributions.all()
    )


@dataclass(frozen=True)
class GroupsInStructure:
    """Where a saving stands in one reporting structure: its groups there, each with its
    share where there are several."""

    structure_id: int
    structure: str
    groups: tuple[str, ...]
    is_booked_here: bool
    is_placed_here: bool


def groups_by_structure(
    group_id: int, placed_in: tuple[int, ...], facts: SavingsFacts
) -> tuple[GroupsInStructure, ...]:
    """In every structure of the council, the latest first."""
    ordered = sorted(facts.structures, key=lambda each: each.in_force_from)
    return tuple(
        _groups_in(each, group_id, placed_in, facts) for each in reversed(ordered)
    )


def _groups_in(
    structure: StructureFact,
    group_id: int,
    placed_in: tuple[int, ...],
    facts: SavingsFacts,
) -> GroupsInStructure:
    names = {group.id: group.name for group in structure.groups}
    parts = Recut(structure.id, facts).parts_of(group_id, placed_in)
    are_several = len(parts) > 1
    return GroupsInStructure(
        structure.id,
        structure.name,
        tuple(
            f"{names[group] if group else NOT_PLACED}"
            + (f" {percent(share)}" if are_several else "")
            for group, share in parts
        ),
        is_booked_here=group_id in names,
        is_placed_here=any(group in names for group in placed_in),
    )


def headline(year: YearLine | None) -> str:
    """How it stands, in a sentence."""
    if year is None or not year.figures.proposed:
        return "No amount is set for this year yet."
    figures = year.figures
    lead = f"{in_pounds(figures.achieved)} of {in_pounds(figures.proposed)} achieved"
    if figures.achieved == 0:
        return f"Nothing of {in_pounds(figures.proposed)} achieved yet in {year.label}."
    if figures.validated >= figures.achieved:
        return f"{lead} in {year.label}, all of it validated by finance."
    if figures.validated == 0:
        return f"{lead} in {year.label}: claimed, none of it validated yet."
    seen = in_pounds(figures.validated)
    return f"{lead} in {year.label}, {seen} of it validated by finance."


def counted_beside(
    saving: Saving, replaced: Saving | None, stand_ins: Iterable[Saving]
) -> Iterator[str]:
    """That what is undeliverable and what replaces it both count, on the page of
    either; of `replaced` and `stand_ins` what this reader may see."""
    if saving.state not in COUNTED_STATES:
        return
    beside = [each.reference for each in stand_ins if each.state in COUNTED_STATES]
    if saving.state == SavingState.UNDELIVERABLE and beside:
        verb = "replaces" if len(beside) == 1 else "replace"
        yield (
            "Until it is dropped formally, this saving counts in the totals beside "
            f"{and_list(beside)}, which {verb} it."
        )
    if replaced is not None and replaced.state == SavingState.UNDELIVERABLE:
        yield (
            f"Until {replaced.reference} is dropped formally, it counts in the totals "
            "beside this saving, which replaces it."
        )


def posts_in_words(effect: Decimal | None) -> str:
    """2.5 posts fewer; 1 post more; empty where nobody said."""
    if effect is None:
        return ""
    if not effect:
        return "No posts"
    count = f"{abs(effect).normalize():f}"
    way = "fewer" if effect < 0 else "more"
    return f"{count} {'post' if count == '1' else 'posts'} {way} (FTE)"
