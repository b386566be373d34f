"""Business cases, part by part, as their own page shows them: a block for each part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from common.spreadsheet import Sheet
from reports.blocks.block import Block, Options
from reports.blocks.words import withheld_notes
from reports.position import Position
from savings.facts import CaseFact
from savings.pages.case_shapes import Part, sheet_of
from savings.pages.case_told import PARTS, put_forward, view_of

# Parts whose figures somebody may want to work on. Of the first table's kind only.
_AS_SHEETS = frozenset(
    {"options", "scores", "results", "money", "other_money", "npv", "funding"}
)


@dataclass(frozen=True)
class CaseOptions(Options):
    """Told are the business cases that wait for a decision, and all there are where
    none does; a paper about one of them knows no other. Of each is told the version
    that waits, else the one last approved, else the newest; with `approved`, never one
    that waits.
    """

    approved: bool = False


@dataclass(frozen=True)
class Told:
    """One part of one business case; `heading` names the case where there are
    several."""

    heading: str
    part: Part


@dataclass(frozen=True)
class CaseParts:
    """What is withheld is said in the summary, and where nothing else is."""

    told: tuple[Told, ...]
    empty: str
    withheld: tuple[str, ...]


class CaseBlock(Block):
    """All are drawn alike."""

    @property
    def template(self) -> str:
        return "reports/blocks/case_part.html"


def build(
    position: Position, _before: Position | None, options: CaseOptions, *, code: str
) -> CaseParts:
    cases = [
        case if options.approved else put_forward(case)
        for case in chosen_cases(_all(position), options)
    ]
    starts_in = position.council.financial_year_starts_in
    views = [(case, view_of(case, position.on, starts_in)) for case in cases]
    several = len(cases) > 1
    told = tuple(
        Told(f"{case.reference} {case.title}" if several else "", PARTS[code](view))
        for case, view in views
        if view is not None
    )
    notes = withheld_notes(position, "business case")
    return CaseParts(
        told=told,
        empty="" if told or notes else "No business case is written yet.",
        withheld=notes if code == "summary" or not told else (),
    )


def _all(position: Position) -> Sequence[CaseFact]:
    return position.savings.facts.cases if position.savings else ()


def chosen_cases(cases: Sequence[CaseFact], options: CaseOptions) -> list[CaseFact]:
    """In the order of their references."""
    ordered = sorted(cases, key=lambda case: case.reference)
    waiting = [case for case in ordered if case.waiting and not options.approved]
    return waiting or ordered


def _sheet(found: CaseParts, *, title: str) -> Sheet:
    tables = [table for told in found.told for table in told.part.tables]
    return sheet_of(tables, title)


def _blocks() -> Iterator[CaseBlock]:
    for code, title in TITLES.items():
        yield CaseBlock(
            code=f"case_{code}",
            title=title,
            build=partial(build, code=code),
            options=CaseOptions,
            sheet=partial(_sheet, title=title) if code in _AS_SHEETS else None,
        )


TITLES = {
    "summary": "Business case in short",
    "strategic": "Strategic case",
    "options": "Options",
    "criteria": "Criteria",
    "scores": "How the options were scored",
    "what_would_change": "What would change the ranks",
    "economic": "Economic case",
    "results": "The options in money",
    "money": "Net financial impact",
    "bias": "What is behind the figures",
    "npv": "Net present value, step by step",
    "payback": "Payback",
    "ranges": "Sensitivity",
    "other_money": "Net financial impact of the other options",
    "commercial": "Commercial case",
    "financial": "Financial case",
    "funding": "Funding",
    "ceilings": "Spend ceilings",
    "management": "Management case",
    "plan": "Plan and efficiency targets",
    "assurance": "Assurance of the figures",
}
BLOCKS = tuple(_blocks())
