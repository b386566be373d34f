"""What a sheet lists, savings or benefits; and which sheet of a workbook is the one to
begin with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from common.importing.cells import SheetRead
from common.importing.fields import Field, known_headings
from common.importing.headings import Headings, find_headings
from common.importing.kept import KeptSpreadsheet
from common.importing.mapping import guess
from savings.importing.benefits.fields import BENEFIT_FIELDS, BENEFITS
from savings.importing.fields import SAVING_FIELDS, SAVINGS, fields_for
from savings.models import ColumnMapping
from savings.years import year_starts_in


class Lists(StrEnum):
    SAVINGS = "savings"
    BENEFITS = "benefits"


FIELDS: Mapping[Lists, tuple[Field, ...]] = {
    Lists.SAVINGS: SAVING_FIELDS,
    Lists.BENEFITS: BENEFIT_FIELDS,
}
KNOWN_HEADINGS = {lists: known_headings(fields) for lists, fields in FIELDS.items()}
_OWN_TITLES = {SAVINGS.casefold(): Lists.SAVINGS, BENEFITS.casefold(): Lists.BENEFITS}


def lists_named(kept: KeptSpreadsheet) -> Lists:
    """What the sheet that was chosen lists."""
    return Lists(kept.mapping.get("lists", Lists.SAVINGS))


def headings_of(sheet: SheetRead, lists: Lists) -> Headings | None:
    return find_headings(sheet, KNOWN_HEADINGS[lists])


def fields_of(lists: Lists, headings: Iterable[str]) -> tuple[Field, ...]:
    """Of savings with the figures of each year that a heading names."""
    if lists == Lists.BENEFITS:
        return BENEFIT_FIELDS
    return fields_for(headings, year_starts_in())


def what_is_listed(sheet: SheetRead) -> Lists:
    """What was said of a sheet with these very headings; else what our own title says,
    else what more of its headings are known of. One query for each."""
    for lists in Lists:
        headings = headings_of(sheet, lists)
        if headings and _was_said(headings, lists):
            return lists
    by_title = _OWN_TITLES.get(sheet.title.strip().casefold())
    return by_title or max(Lists, key=lambda lists: _likeness(sheet, lists))


def begin_with(sheets: Sequence[SheetRead]) -> SheetRead:
    """The one called Savings, else that called Benefits, else the one with the most
    headings that are known."""
    by_title = {sheet.title.strip().casefold(): sheet for sheet in sheets}
    for title in _OWN_TITLES:
        if title in by_title:
            return by_title[title]
    return max(
        sheets,
        key=lambda sheet: (
            not sheet.is_hidden,
            max(_likeness(sheet, lists) for lists in Lists),
        ),
    )


def _likeness(sheet: SheetRead, lists: Lists) -> int:
    """How many of its headings are known of what it might list."""
    headings = headings_of(sheet, lists)
    if headings is None:
        return -1
    return len(guess(headings, fields_of(lists, headings.names)))


def _was_said(headings: Headings, lists: Lists) -> bool:
    """Whether what somebody named these columns are fields of this and nothing else."""
    kept = ColumnMapping.objects.filter(headings=list(headings.names)).first()
    if kept is None:
        return False
    named = set(kept.fields.values())
    could_be = [
        each
        for each in Lists
        if named <= {field.name for field in fields_of(each, headings.names)}
    ]
    return could_be == [lists]
