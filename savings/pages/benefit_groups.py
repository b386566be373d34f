"""The list of benefits under headings: by workstream, by what they serve, by who owns
them. Northumberland promises measured outcomes by workstream; Plymouth tags benefits
with its values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from common.spreadsheet import Sheet
from programmes.models import CorporatePriority, Strand
from savings.benefit_groups import (
    NO_OWNER,
    NO_PRIORITY,
    NO_VALUE,
    Group,
    counted,
    grouped,
    told,
)
from savings.choices import BenefitGrouping
from savings.models import CorporateValue
from savings.pages.benefits import HEADINGS, BenefitLine, row_of

Lines = Sequence[BenefitLine]
Entry = tuple[Group[BenefitLine], BenefitLine]


@dataclass(frozen=True)
class ShownGroup:
    """What a page shows of a group. `told` counts all of it, on other pages too;
    without a name it is the whole list."""

    name: str
    told: str
    lines: Lines
    is_continued: bool = False


def groups_of(lines: Lines, by: BenefitGrouping) -> list[Group[BenefitLine]]:
    """Lists stand in the council's own order, workstreams in that of papers."""
    return grouped(
        lines, HEADINGS_BY[by], order=_ORDER[by](lines), last=_LAST.get(by, "")
    )


def entries_of(groups: Iterable[Group[BenefitLine]]) -> list[Entry]:
    """One after the other, to be cut into pages."""
    return [(group, line) for group in groups for line in group.rows]


def shown_of(page: Iterable[Entry]) -> list[ShownGroup]:
    """The groups of a page again."""
    found = []
    for _, entries in groupby(page, key=lambda entry: entry[0].name):
        of_one = list(entries)
        group, first = of_one[0]
        found.append(
            ShownGroup(
                name=group.name,
                told=told(line.computed for line in group.rows),
                lines=[line for _, line in of_one],
                is_continued=first is not group.rows[0],
            )
        )
    return found


def group_sheets(groups: Sequence[Group[BenefitLine]], label: str) -> Iterator[Sheet]:
    """The table with its groups in the first column, and the count of each."""
    yield Sheet(
        "Benefits",
        [label, *HEADINGS],
        [[group.name, *row_of(line)] for group in groups for line in group.rows],
    )
    counts = [counted(line.computed for line in group.rows) for group in groups]
    yield Sheet(
        f"By {label.lower()}",
        [label, "Benefits", *(words.capitalize() for words, _ in counted(()))],
        [
            [group.name, len(group.rows), *(count for _, count in found)]
            for group, found in zip(groups, counts, strict=True)
        ],
    )


def _strand_of(line: BenefitLine) -> Strand | None:
    benefit = line.benefit
    return benefit.project.strand if benefit.project else benefit.strand


def _workstream(line: BenefitLine) -> Sequence[str]:
    """The strand it is promised in, after its programme: names of strands recur."""
    strand = _strand_of(line)
    if strand is None:
        return (f"{line.benefit.place.name}, in no strand",)
    return (f"{strand.programme.name}: {strand.order} {strand.name}",)


def _in_order_of_papers(lines: Lines) -> list[str]:
    """By programme; what it promises itself comes before its strands."""

    def standing(line: BenefitLine) -> tuple[str, int]:
        strand = _strand_of(line)
        if strand is None:
            return line.benefit.place.name, -1
        return strand.programme.name, strand.order

    return [_workstream(line)[0] for line in sorted(lines, key=standing)]


def _in_order_of_the_list(
    tags: Iterable[CorporatePriority | CorporateValue],
) -> list[str]:
    return [tag.name for tag in sorted(tags, key=lambda tag: (tag.order, tag.name))]


HEADINGS_BY: Mapping[BenefitGrouping, Callable[[BenefitLine], Sequence[str]]] = {
    BenefitGrouping.WORKSTREAM: _workstream,
    BenefitGrouping.PRIORITY: lambda line: line.priorities or (NO_PRIORITY,),
    BenefitGrouping.VALUE: lambda line: line.values or (NO_VALUE,),
    BenefitGrouping.OWNER: lambda line: (line.owner or NO_OWNER,),
}
_ORDER: Mapping[BenefitGrouping, Callable[[Lines], Iterable[str]]] = {
    BenefitGrouping.WORKSTREAM: _in_order_of_papers,
    BenefitGrouping.PRIORITY: lambda lines: _in_order_of_the_list(
        tag for line in lines for tag in line.benefit.priorities.all()
    ),
    BenefitGrouping.VALUE: lambda lines: _in_order_of_the_list(
        tag for line in lines for tag in line.benefit.values.all()
    ),
    BenefitGrouping.OWNER: lambda _: (),
}
_LAST = {
    BenefitGrouping.PRIORITY: NO_PRIORITY,
    BenefitGrouping.VALUE: NO_VALUE,
    BenefitGrouping.OWNER: NO_OWNER,
}
