"""The tables of the savings dashboard, each from one cut of the same facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from programmes.standing import Place
from savings.cuts import (
    Cut,
    CutRow,
    by_delivery,
    by_group,
    by_kind,
    by_programme,
    by_strand,
    by_year,
)
from savings.facts import StructureFact
from savings.pages.dashboard_choice import Choice, Told
from savings.pages.dashboard_links import Links
from savings.pages.dashboard_tables import Named, Table, cut_table, years_table

AGREED_BY_YEAR = "Savings agreed, by service group and year"


def year_tables(told: Told, choice: Choice, links: Links) -> Iterator[Table]:
    """One year, or all of them added up, from every side."""
    facts, year, scope, unit = told.facts, choice.year, choice.scope, choice.unit
    strands = by_strand(facts, year, scope, told.names)
    programmes = by_programme(facts, year, scope, told.names)
    if len(programmes.rows) > 1:
        yield cut_table(
            programmes,
            Named("programmes", "By programme", "Programme"),
            unit,
            address=links.of_place,
            total_target=_sum_of_targets(programmes),
        )
    yield cut_table(
        _strands_named(strands, told, with_programme=len(programmes.rows) > 1),
        Named("strands", "By strand", "Strand"),
        unit,
        address=links.of_strand,
        total_target=_sum_of_targets(strands),
    )
    for structure in choice.structures:
        groups = by_group(facts, structure, year, scope)
        yield cut_table(
            groups,
            group_table_name(structure, choice),
            unit,
            address=links.of_group_row,
            total_target=_sum_of_targets(groups),
        )
    yield cut_table(
        by_kind(facts, year, scope),
        Named("kinds", "By type", "Type"),
        unit,
        address=links.of_kind,
    )
    yield cut_table(
        by_delivery(facts, year, scope),
        Named("delivery", "By delivery now", "Delivery"),
        unit,
        address=links.of_delivery,
    )


def all_years_tables(told: Told, choice: Choice, links: Links) -> Iterator[Table]:
    """Year beside year: all figures, then what is agreed by strand and by group."""
    facts, scope, unit = told.facts, choice.scope, choice.unit
    years = by_year(facts, scope, label=told.label)
    yield cut_table(
        years,
        Named("years", "By financial year", "Year"),
        unit,
        address=links.of_year,
    )
    each_year: list[int | None] = [*(_year(row) for row in years.rows), None]
    labels = [told.label(year) if year else "" for year in each_year]
    strands = [by_strand(facts, year, scope, told.names) for year in each_year]
    yield years_table(
        [
            (label, _strands_named(cut, told, with_programme=True))
            for label, cut in zip(labels, strands, strict=True)
        ],
        Named("strands-by-year", "Savings agreed, by strand and year", "Strand"),
        unit,
        address=links.of_strand,
    )
    for structure in choice.structures:
        named = group_table_name(structure, choice)
        groups = [by_group(facts, structure, year, scope) for year in each_year]
        yield years_table(
            list(zip(labels, groups, strict=True)),
            Named(
                f"{named.anchor}-by-year",
                f"{AGREED_BY_YEAR}, {structure.name}",
                named.first,
            ),
            unit,
            address=links.of_group_row,
        )


def group_table_name(structure: StructureFact, choice: Choice) -> Named:
    """Named by its structure where two are shown: both views after a restructure."""
    if len(choice.structures) < 2:
        return Named("groups", "By service group", "Service group")
    return Named(
        f"groups-{structure.id}",
        f"By service group: {structure.name}",
        "Service group",
    )


def _year(row: CutRow) -> int:
    return row.key if isinstance(row.key, int) else 0


def _strands_named(cut: Cut, told: Told, *, with_programme: bool) -> Cut:
    """A strand by its name, with its programme where several are shown; what a whole
    programme claims says so."""

    def named(row: CutRow) -> CutRow:
        place = row.key
        if not isinstance(place, Place):
            return row
        programme = told.names.get(Place(place.programme_id), "")
        if place.strand_id is None:
            return replace(row, name=f"{programme}: claimed in no strand")
        return replace(row, name=f"{programme}: {row.name}") if with_programme else row

    return replace(cut, rows=tuple(map(named, cut.rows)))


def _sum_of_targets(cut: Cut) -> int | None:
    targets = [row.target for row in cut.rows if row.target is not None]
    return sum(targets) if targets else None
