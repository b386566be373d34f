"""What a clerk should know before a paper is published, most serious first.

Pure functions over the paper's material; the day is an argument.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from common import richtext
from common.exemption import paragraphs_phrase
from common.wording import and_list, count_of, long_date
from highlights.facts import ReportFact
from reports.papers.annex import is_known
from reports.papers.case_checks import told_from_drafts
from reports.papers.choices import PartKind
from reports.papers.compose import placed_sections
from reports.papers.facts import Material, PaperFact
from reports.papers.outline import Placed
from reports.papers.printed import notes_of, prints_reports, prints_risks
from reports.papers.structure import Definition
from reports.risk_listings import open_risks
from reports.roll_up import RatedProject, contradiction, rated_projects

# House default: a "quarterly" update that looks back further has missed one.
LONGEST_QUARTER = timedelta(days=190)

# Where a check leads when it is about no section.
DETAILS = ""
NAMED_AT_MOST = 3


class Severity(IntEnum):
    """How much a check matters; the highest first."""

    ADVICE = 1
    SERIOUS = 2
    BLOCKS = 3

    @property
    def label(self) -> str:
        return {1: "To know", 2: "To mend", 3: "Stops publication"}[self]


@dataclass(frozen=True)
class Check:
    """Something amiss, and the section (by key) where it is mended."""

    severity: Severity
    text: str
    section: str = DETAILS


def run_checks(
    definition: Definition, material: Material, *, today: date
) -> list[Check]:
    """Everything amiss with a paper, most serious first, then in its own order."""
    placed = placed_sections(definition, material)
    found = [
        *_text_checks(placed),
        *_number_checks(placed),
        *(_report_checks(definition, material) if prints_reports(definition) else ()),
        *(_risk_checks(definition, material) if prints_risks(definition) else ()),
        *(
            Check(Severity.SERIOUS, text)
            for text in told_from_drafts(definition, material.positions.now)
        ),
        *_exempt_checks(definition, placed, material),
        *_date_checks(material.paper, material.positions.now.on, today=today),
    ]
    return sorted(found, key=lambda check: -check.severity)


def blocking(definition: Definition, material: Material) -> list[str]:
    """Why the paper may not be published, in sentences; usually nothing."""
    placed = placed_sections(definition, material)
    checks = _text_checks(placed)
    return [check.text for check in checks if check.severity == Severity.BLOCKS]


def missing_in(section: Placed) -> str:
    """What the outline says beside a section: empty where nothing is missing."""
    if section.narrative and section.narrative.is_required and is_empty(section):
        return "empty"
    unmarked = unmarked_in(section)
    return f"{unmarked} not marked" if unmarked else ""


def is_empty(section: Placed) -> bool:
    return richtext.is_blank(section.html)


def unmarked_in(section: Placed) -> int:
    """How many implications have no mark yet."""
    if section.grid is None:
        return 0
    return sum(not section.text.marks.get(label) for label in section.grid.labels)


def _text_checks(placed: Iterable[Placed]) -> Iterator[Check]:
    for section in placed:
        narrative = section.narrative
        if narrative and narrative.is_required and is_empty(section):
            yield _empty(section)
        unmarked = unmarked_in(section)
        if unmarked:
            text = f"{section.name}: {count_of(unmarked, 'implication')} not marked."
            yield Check(Severity.SERIOUS, text, section.key)
        for part in section.spec.parts:
            if part.kind == PartKind.BLOCK and not is_known(part.block):
                text = f"{section.name}: there is no live data called “{part.block}”."
                yield Check(Severity.BLOCKS, text, section.key)


def _empty(section: Placed) -> Check:
    if section.spec.is_recommendation:
        text = "The recommendation is empty: say what the meeting is asked to decide."
        return Check(Severity.BLOCKS, text, section.key)
    if section.strand is not None:
        text = (
            f"{section.name}: nothing is written, and the strand has no approved "
            f"report to start from."
        )
        return Check(Severity.SERIOUS, text, section.key)
    return Check(Severity.SERIOUS, f"{section.name} is empty.", section.key)


def _number_checks(placed: Iterable[Placed]) -> Iterator[Check]:
    sections = [section for section in placed if section.number]
    counted = Counter(section.number.rstrip(".") for section in sections)
    seen: set[str] = set()
    for section in sections:
        number = section.number.rstrip(".")
        if counted[number] > 1 and number in seen:
            text = (
                f"Two sections are numbered {number}; {section.heading} is the later."
            )
            yield Check(Severity.ADVICE, text, section.key)
        seen.add(number)


def _report_checks(definition: Definition, material: Material) -> Iterator[Check]:
    position = material.positions.now
    where = _first_block(definition)
    projects = list(rated_projects(position, position.programmes))
    silent = [rated.project.fact.name for rated in projects if _is_silent(rated)]
    silent += [
        strand.fact.name
        for strand in material.positions.programme.strands
        if strand.due and not _has_reported(strand.due.ends_on, strand.reports)
    ]
    if silent:
        has = "has" if len(silent) == 1 else "have"
        text = f"{_named(silent)} {has} no approved report for the period that was due."
        yield Check(Severity.SERIOUS, text, where)
    bare = [rated.project.fact.name for rated in projects if _lacks_reason(rated)]
    if bare:
        is_are = "is" if len(bare) == 1 else "are"
        text = f"{_named(bare)} {is_are} rated worse than green without a reason."
        yield Check(Severity.SERIOUS, text, where)
    for strand in material.positions.programme.strands:
        found = contradiction(position, strand)
        if found and not found.reason:
            text = (
                f"{strand.fact.name} is rated {found.declared}, better than "
                f"{found.worst.project.fact.name}, and nobody says why."
            )
            yield Check(Severity.SERIOUS, text, where)


def _risk_checks(definition: Definition, material: Material) -> Iterator[Check]:
    """What a board will ask of its risks, before it does."""
    risks = open_risks(material.positions.now)
    where = _first_block(definition)
    for words, found in (
        ("overdue for review", [risk for risk in risks if risk.is_overdue]),
        ("without an owner", [risk for risk in risks if not risk.fact.owner]),
        (
            "red, with no action to come",
            [risk for risk in risks if risk.is_red and not risk.open_actions],
        ),
    ):
        if found:
            counted = count_of(len(found), "risk")
            named = _named([risk.fact.reference for risk in found])
            text = f"{counted} {words}: {named}."
            yield Check(Severity.SERIOUS, text, where)
    if not any(True for _ in material.positions.now.registers()):
        text = "The programme keeps no risk register: open one first."
        yield Check(Severity.SERIOUS, text, where)


def _first_block(definition: Definition) -> str:
    """The section that shows what officers reported."""
    keys = (
        section.key
        for section in definition.all_sections()
        if any(part.kind == PartKind.BLOCK for part in section.parts)
    )
    return next(keys, DETAILS)


def _is_silent(rated: RatedProject) -> bool:
    due = rated.project.due
    return rated.rating.state.code == "not_reported" and due is not None


def _has_reported(due_until: date, reports: Iterable[ReportFact]) -> bool:
    return any(report.period.ends_on >= due_until for report in reports)


def _lacks_reason(rated: RatedProject) -> bool:
    rating = rated.rating
    said = rating.report
    reasons = (said.overall_reason, said.comment) if said else ()
    return rating.state.is_worse_than_green and not any(reasons)


def _named(names: list[str]) -> str:
    """The first few by name, the rest by number."""
    if len(names) <= NAMED_AT_MOST:
        return and_list(names)
    rest = count_of(len(names) - NAMED_AT_MOST, "other")
    return and_list([*names[:NAMED_AT_MOST], rest])


def _exempt_checks(
    definition: Definition, placed: Iterable[Placed], material: Material
) -> Iterator[Check]:
    for section in placed:
        if section.text.exempt is None:
            continue
        under = paragraphs_phrase(section.text.exempt.paragraphs)
        text = (
            f"{section.name} is exempt under {under}: the public version leaves it out."
        )
        yield Check(Severity.ADVICE, text, section.key)
    yield from _title_checks(material)
    if material.paper.exempt:
        text = "The whole paper is exempt: the public learns only that there is one."
        yield Check(Severity.ADVICE, text)
    notes = notes_of(definition, material.positions)
    if notes:
        under = paragraphs_phrase(n for note in notes for n in note.paragraphs)
        items = count_of(len(notes), "item")
        are = "is" if len(notes) == 1 else "are"
        text = (
            f"{items} in the live data {are} exempt under {under}: left out in public."
        )
        yield Check(Severity.ADVICE, text[0].upper() + text[1:])


def _title_checks(material: Material) -> Iterator[Check]:
    """The title is read by everybody, so it must not name what is kept from them."""
    savings = material.positions.now.savings
    title = material.paper.title.casefold()
    if material.paper.exempt or savings is None:
        return
    for case in savings.facts.cases:
        is_exempt = case.exempt or case.project_exempt
        names = (case.title.casefold(), case.reference.casefold())
        if is_exempt and any(name in title for name in names):
            text = (
                f"The title names the business case {case.reference}, which is exempt: "
                f"choose another title."
            )
            yield Check(Severity.SERIOUS, text)


def _date_checks(paper: PaperFact, on: date, *, today: date) -> Iterator[Check]:
    if paper.last_update_on > on:
        last = long_date(paper.last_update_on)
        text = f"The last update ({last}) is later than the position told of."
        yield Check(Severity.SERIOUS, text)
    if on > paper.meeting_on:
        text = (
            f"The position is as at {long_date(on)}, after the meeting on "
            f"{long_date(paper.meeting_on)}."
        )
        yield Check(Severity.ADVICE, text)
    elif today > paper.meeting_on:
        text = f"The meeting on {long_date(paper.meeting_on)} is over."
        yield Check(Severity.ADVICE, text)
    if paper.meeting_on - paper.last_update_on > LONGEST_QUARTER:
        last = long_date(paper.last_update_on)
        text = f"The last update was given on {last}, more than six months before."
        yield Check(Severity.ADVICE, text)
