"""A highlight report whole: what it says and everything it was based on, as a value.

An open report is shown from a content made now, an approved one from the content
frozen at its approval: the same page, and never a re-computed word.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from common.fuzzy_date import FuzzyDate
from common.rag import RatingState
from highlights.content_risks import (
    SaidRisk,
    risk_from_json,
    risk_lines,
    risks_because,
)
from highlights.content_savings import (
    NOTHING,
    SaidMoney,
    money_from_json,
    money_lines,
)
from highlights.evidence import Evidence
from highlights.models import DimensionRating, FrozenReport, HighlightReport
from highlights.rating_rules import Scheme, as_json, from_json
from highlights.rules import Rated
from programmes.facts import MilestoneFact
from programmes.rules import milestone_slippage, milestone_status


@dataclass(frozen=True)
class SaidRating:
    """One rating: declared beside previous beside indicated, as codes of the scheme."""

    name: str
    declared: str
    reason: str
    previous: str
    indicated: str
    because: str


@dataclass(frozen=True)
class SaidMilestone:
    """A milestone as it stood: dates in words, slippage in days."""

    project: str
    title: str
    baseline: str
    expected: str
    slippage_days: int
    status: str


@dataclass(frozen=True)
class ReportContent:
    """What a report says of a project or strand, and what it was judged by."""

    subject: str
    strand: str
    programme: str
    people: tuple[tuple[str, str], ...]
    period: str
    starts_on: date
    ends_on: date
    due_on: date
    edition: int
    correction_reason: str
    overall: SaidRating
    dimensions: tuple[SaidRating, ...]
    parent_reason: str
    unchanged_for: int
    comment: str
    this_period: str
    promised: str
    next_period: str
    issues: str
    ask: str
    ask_by: date | None
    milestones: tuple[SaidMilestone, ...]
    tolerance_days: int
    scheme: Scheme
    exempt_paragraphs: tuple[int, ...]
    submitted_by: str
    submitted_at: datetime | None
    approved_by: str
    approved_at: datetime | None
    # Of reports frozen before there were registers, none.
    risks: tuple[SaidRisk, ...] = ()
    risks_because: str = ""
    # Of reports frozen before there were savings, nothing.
    money: SaidMoney = NOTHING

    def state(self, code: str) -> RatingState:
        """An overall state, by its code in the scheme."""
        return self.scheme.state(code)

    def dimension_state(self, code: str) -> RatingState:
        return self.scheme.dimension_state(code)

    def without_previous(self) -> ReportContent:
        """As told to somebody who may not know what the report before it said."""
        return replace(
            self,
            overall=replace(self.overall, previous=""),
            dimensions=tuple(replace(part, previous="") for part in self.dimensions),
            unchanged_for=0,
            promised="",
        )


def content_of(
    report: HighlightReport, dimensions: Iterable[DimensionRating], evidence: Evidence
) -> ReportContent:
    """The report as it stands, with what it is held against."""
    overall, parts = evidence.ratings(report, dimensions)
    names = {part.code: part.name for part in evidence.scheme.dimensions}
    facts = evidence.facts
    return ReportContent(
        subject=str(report.subject),
        strand=facts.strands[0].name if facts.strands else "",
        programme=facts.programmes[0].name if facts.programmes else "",
        people=tuple((role.role, role.person) for role in facts.roles),
        period=report.period.label,
        starts_on=report.period.starts_on,
        ends_on=report.period.ends_on,
        due_on=report.period.due_on,
        edition=report.edition,
        correction_reason=report.correction_reason,
        overall=_rating("Overall", overall),
        dimensions=tuple(_rating(names[code], rated) for code, rated in parts.items()),
        parent_reason=report.parent_reason,
        unchanged_for=evidence.unchanged_for("overall", report.overall),
        comment=report.comment,
        this_period=report.this_period,
        promised=evidence.last.next_period if evidence.last else "",
        next_period=report.next_period,
        issues=report.issues,
        ask=report.ask,
        ask_by=report.ask_by,
        milestones=milestone_lines(evidence, evidence.grounds.milestones),
        tolerance_days=evidence.grounds.tolerance_days,
        scheme=evidence.scheme,
        exempt_paragraphs=tuple(report.exempt_paragraphs) if report.is_exempt else (),
        submitted_by=_name(report.submitted_by),
        submitted_at=report.submitted_at,
        approved_by=_name(report.approved_by),
        approved_at=report.approved_at,
        risks=risk_lines(evidence),
        risks_because=risks_because(evidence),
        money=money_lines(evidence),
    )


def milestone_lines(
    evidence: Evidence, milestones: Iterable[MilestoneFact]
) -> tuple[SaidMilestone, ...]:
    """Milestones as a reader takes them in, the soonest due first."""
    projects = {project.id: project.name for project in evidence.facts.projects}
    return tuple(
        SaidMilestone(
            project=projects.get(fact.project_id, ""),
            title=fact.title,
            baseline=str(fact.baseline),
            expected=str(_expected(fact)),
            slippage_days=milestone_slippage(
                fact.baseline, fact.forecast, fact.actual_on
            ),
            status=milestone_status(
                fact.baseline, fact.forecast, fact.actual_on, on=evidence.grounds.on
            ).label,
        )
        for fact in sorted(milestones, key=lambda fact: (_expected(fact), fact.id))
    )


def _expected(fact: MilestoneFact) -> FuzzyDate:
    if fact.actual_on is not None:
        return FuzzyDate.day(fact.actual_on)
    return fact.forecast or fact.baseline


def _rating(name: str, rated: Rated) -> SaidRating:
    return SaidRating(
        name=name,
        declared=rated.declared,
        reason=rated.reason,
        previous=rated.previous,
        indicated=rated.indicated,
        because=rated.because,
    )


def _name(person: Any) -> str:
    return str(person) if person else ""


# --- As text --------------------------------------------------------------------------


def canonical(content: ReportContent) -> str:
    """JSON with its keys in order and no spaces: equal contents are equal texts."""
    values = asdict(content) | {"scheme": as_json(content.scheme)}
    return json.dumps(
        values,
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
        default=_as_text,
    )


def _as_text(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a frozen report.")


def fingerprint(text: str) -> str:
    """SHA-256 of a frozen text."""
    return hashlib.sha256(text.encode()).hexdigest()


def is_intact(frozen: FrozenReport) -> bool:
    """Whether a frozen report is letter for letter what was approved."""
    return fingerprint(frozen.content) == frozen.sha256


def read(frozen: FrozenReport) -> ReportContent:
    """The content as it was frozen."""
    stored = json.loads(frozen.content)
    return ReportContent(
        **{
            **stored,
            "people": tuple((role, person) for role, person in stored["people"]),
            "starts_on": date.fromisoformat(stored["starts_on"]),
            "ends_on": date.fromisoformat(stored["ends_on"]),
            "due_on": date.fromisoformat(stored["due_on"]),
            "overall": SaidRating(**stored["overall"]),
            "dimensions": tuple(SaidRating(**part) for part in stored["dimensions"]),
            "ask_by": _day(stored["ask_by"]),
            "milestones": tuple(SaidMilestone(**m) for m in stored["milestones"]),
            "risks": tuple(map(risk_from_json, stored.get("risks", ()))),
            "money": money_from_json(stored.get("money")),
            "scheme": from_json(stored["scheme"]),
            "exempt_paragraphs": tuple(stored["exempt_paragraphs"]),
            "submitted_at": _instant(stored["submitted_at"]),
            "approved_at": _instant(stored["approved_at"]),
        }
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
