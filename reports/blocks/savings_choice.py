"""What the blocks of savings share: which year, whose share, in which unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from common.money import ROUNDED, Unit, adds_up, in_short
from common.periods import year_label, year_of
from programmes.standing import Place
from reports.blocks.block import Options
from reports.headline import Of
from reports.position import Position
from savings.cuts import not_yet_agreed
from savings.facts import SavingsFacts, StructureFact
from savings.gap import years_label
from savings.monitoring import Basis
from savings.structures import structure_on
from savings.told import forecast_missing


@dataclass(frozen=True)
class SavingsOptions(Options):
    """A financial year, and how its figures are told.

    `year` is the calendar year it starts in; 0, that of the day told of. `years_on`
    moves it on: -1 is the year before. `years_before` and `years_after` tell of several
    years around it where a block can, `years` names them.

    `structure` names the one whose service groups are shown; without a name, that in
    force on the day. `basis` says what counts as achieved. Of one programme only the
    shares it claims are told; with `whole`, the savings whole.
    """

    year: int = 0
    years_on: int = 0
    years_before: int = 0
    years_after: int = 0
    years: tuple[int, ...] = ()
    unit: Unit = Unit.THOUSANDS
    structure: str = ""
    basis: Basis = Basis.ANTICIPATED
    whole: bool = False
    of: Of = Of.PROGRAMME


@dataclass(frozen=True)
class Told:
    """The savings of a Position, as the options ask for them. `now` is the financial
    year of the day told of."""

    facts: SavingsFacts
    scope: Place | None
    year: int
    years: tuple[int, ...]
    starts_in: int
    unit: Unit
    now: int

    @property
    def year_label(self) -> str:
        return year_label(self.year, self.starts_in)

    @property
    def years_label(self) -> str:
        return years_label(self.years, self.starts_in)

    def label(self, year: int) -> str:
        return year_label(year, self.starts_in)


def told_of(position: Position, options: SavingsOptions) -> Told:
    starts_in = position.council.financial_year_starts_in
    now = year_of(position.on, starts_in)
    year = (options.year or now) + options.years_on
    around = range(year - options.years_before, year + options.years_after + 1)
    return Told(
        facts=position.savings.facts if position.savings else SavingsFacts(),
        scope=None if options.whole else scope_of(position, options.of),
        year=year,
        years=options.years or tuple(around),
        starts_in=starts_in,
        unit=options.unit,
        now=now,
    )


def scope_of(position: Position, of: Of = Of.PROGRAMME) -> Place | None:
    """The one programme, strand or project that is told of; None where there are
    several programmes, or none."""
    if of == Of.COUNCIL or len(position.programmes) != 1:
        return None
    (programme,) = position.programmes
    place = Place(programme.fact.id)
    if of == Of.PROGRAMME or len(programme.strands) != 1:
        return place
    (strand,) = programme.strands
    place = Place(programme.fact.id, strand.fact.id)
    if of == Of.STRAND or len(strand.projects) != 1:
        return place
    return Place(programme.fact.id, strand.fact.id, strand.projects[0].fact.id)


def structure_asked(
    position: Position, told: Told, options: SavingsOptions
) -> StructureFact | None:
    """None where no structure was in force yet. ValueError: there is none so called."""
    if not options.structure:
        return structure_on(told.facts.structures, position.on)
    names = {each.name: each for each in told.facts.structures}
    if options.structure not in names:
        known = ", ".join(names) or "none yet"
        message = f"There is no structure “{options.structure}”: there are {known}."
        raise ValueError(message)
    return names[options.structure]


def names_of(position: Position) -> Mapping[Place, str]:
    """What each programme, strand and project is called, in the order of papers."""
    found: dict[Place, str] = {}
    for programme in position.programmes:
        found[Place(programme.fact.id)] = programme.fact.name
        for strand in programme.strands:
            place = Place(programme.fact.id, strand.fact.id)
            found[place] = f"{strand.fact.order} {strand.fact.name}"
            for project in strand.projects:
                inside = Place(programme.fact.id, strand.fact.id, project.fact.id)
                found[inside] = project.fact.name
    return found


# --- What stands under a table of figures ---------------------------------------------


def notes_under(
    told: Told, years: Iterable[int], *, savings: int, without_forecast: int
) -> Iterator[str]:
    """What has no forecast, and what is in no total."""
    if without_forecast:
        yield forecast_missing(without_forecast, savings)
    rows = [not_yet_agreed(told.facts, year, told.scope) for year in years]
    proposed = sum(row.figures.proposed for row in rows)
    if proposed:
        yield (
            f"{in_short(proposed)} more is proposed and not yet agreed: "
            f"it is in no total."
        )


def rounding_note(
    columns: Iterable[tuple[Sequence[int], int]], unit: Unit
) -> Iterator[str]:
    """Where printed parts do not add up to their printed total."""
    if not all(adds_up(parts, total, unit) for parts, total in columns):
        yield ROUNDED


def nothing_counts(years: str) -> str:
    return f"No saving counts in {years} yet: none is agreed that brings anything then."
