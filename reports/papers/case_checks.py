"""What a clerk should know of the business cases a paper tells. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from reports.blocks.case_parts import chosen_cases
from reports.papers.savings_printed import savings_printed
from reports.papers.structure import Definition
from reports.position import Position
from savings.choices import CaseStatus


def told_from_drafts(definition: Definition, position: Position) -> Iterator[str]:
    """A sentence about each: what a meeting decides on is a version that was handed in
    and stays as it is. House default."""
    cases = position.savings.facts.cases if position.savings else ()
    references = {
        case.reference
        for _, options in savings_printed(definition).parts
        for case in chosen_cases(cases, options)
        if case.status == CaseStatus.DRAFT and (options.approved or not case.waiting)
    }
    for reference in sorted(references):
        yield (
            f"{reference} is told from a draft, which may still change: have it "
            "submitted for approval first."
        )
