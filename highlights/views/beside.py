"""What a page shows beside a report: the evidence, in the words of the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

from common.rag import Direction, RatingState, direction
from common.wording import count_of
from highlights import rules
from highlights.content import (
    ReportContent,
    SaidMilestone,
    SaidRating,
    milestone_lines,
)
from highlights.content_risks import SaidRisk, risk_lines, risks_because
from highlights.content_savings import SaidMoney, money_lines
from highlights.evidence import Evidence, milestones_then, savings_then
from highlights.forms.report import ReportForm
from highlights.milestone_rules import MilestoneChange, milestone_changes
from highlights.models import HighlightReport
from highlights.risk_rules import RiskChange, risk_changes, risks_indicated
from highlights.savings_rules import SavingChange, savings_changes
from programmes.choices import MilestoneStatus
from programmes.views.places import Trail, trail_to

Changed = MilestoneChange | RiskChange | SavingChange


@dataclass(frozen=True)
class Beside:
    """The right-hand column of the report form, and a word on each text."""

    trail: Trail
    approver: str
    before: HighlightReport | None
    rated_before: RatingState | None
    milestones: tuple[SaidMilestone, ...]
    changes: tuple[Changed, ...]
    risks: tuple[SaidRisk, ...]
    risks_because: str
    money: SaidMoney


def beside_the_form(report: HighlightReport, form: ReportForm) -> Beside:
    """Last time, the milestones, risks and savings, and what has changed since."""
    evidence = form.evidence
    last = evidence.last
    return Beside(
        trail=[*trail_to(report.subject), (report.period.label, "")],
        approver=approver_of(report),
        before=last,
        rated_before=last.scheme.scheme.state(last.overall) if last else None,
        milestones=milestone_lines(evidence, evidence.facts.milestones),
        changes=changes_since_last(evidence),
        risks=risk_lines(evidence),
        risks_because=risks_because(evidence),
        money=money_lines(evidence),
    )


def approver_of(report: HighlightReport) -> str:
    """To whom a report goes, in the words of the button."""
    return "the strand lead" if report.project_id else "the programme manager"


def changes_since_last(evidence: Evidence) -> tuple[Changed, ...]:
    """What happened to the milestones, risks and savings since the last report was
    approved."""
    if evidence.last is None or evidence.last.approved_at is None:
        return ()
    since = evidence.last.approved_at
    milestones = milestones_then(evidence, since)
    risks = evidence.told_with.load_risks(since)
    return (
        *milestone_changes(milestones, evidence.grounds.milestones),
        *risk_changes(risks, evidence.grounds.risks, since=timezone.localdate(since)),
        *savings_changes(
            savings_then(evidence, since),
            evidence.grounds.savings,
            since=timezone.localdate(since),
            on=evidence.grounds.on,
        ),
    )


@dataclass(frozen=True)
class RatingLine:
    """A rating as a table row: previous, now, indicated, and why."""

    said: SaidRating
    now: RatingState
    previous: RatingState | None
    indicated: RatingState | None
    travel: Direction

    @property
    def disagrees(self) -> bool:
        """Whether the data say something else than the officer."""
        return (
            self.indicated is not None
            and self.now.counts_as_rated
            and self.indicated.code != self.now.code
        )


def rating_lines(content: ReportContent) -> list[RatingLine]:
    """The overall rating, then each dimension."""
    whole = _line(content.overall, content.state)
    return [whole] + [
        _line(part, content.dimension_state) for part in content.dimensions
    ]


def _line(said: SaidRating, state: Callable[[str], RatingState]) -> RatingLine:
    previous = state(said.previous) if said.previous else None
    now = state(said.declared)
    return RatingLine(
        said=said,
        now=now,
        previous=previous,
        indicated=state(said.indicated) if said.indicated else None,
        travel=direction(previous, now),
    )


def doubts_about(report: HighlightReport, evidence: Evidence) -> list[str]:
    """What looks wrong to somebody about to approve, in sentences."""
    overall, parts = evidence.ratings(report, report.dimensions.all())
    scheme, found = evidence.scheme, []
    rating = scheme.state(overall.declared)
    overdue = [
        line
        for line in milestone_lines(evidence, evidence.grounds.milestones)
        if line.status == MilestoneStatus.OVERDUE.label
    ]
    is_green = rating.counts_as_rated and not rating.is_worse_than_green
    if overdue and is_green:
        are = "is" if len(overdue) == 1 else "are"
        late = count_of(len(overdue), "milestone")
        found.append(f"It is rated {rating.label}, but {late} {are} overdue.")
    risks = risks_indicated(evidence.grounds.risks, evidence.grounds.on)
    is_rated_alone = "risks" in parts
    if risks and not risks.is_managed and is_green and not is_rated_alone:
        found.append(f"It is rated {rating.label}, but {risks.because}.")
    if overall.indicated and overall.indicated != overall.declared:
        label = scheme.state(overall.indicated).label
        found.append(f"Its parts add up to {label}; it is rated {rating.label}.")
    for code, rated in parts.items():
        if rated.indicated and rated.declared and rated.indicated != rated.declared:
            declared = scheme.dimension_state(rated.declared).label
            label = scheme.dimension_state(rated.indicated).label
            found.append(
                f"For {code}, the data indicates {label} ({rated.because}); "
                f"the report says {declared}."
            )
    if rules.parent_problems(scheme, report.overall, "", evidence.children):
        found.append("A project of this strand is rated worse than the strand.")
    if evidence.last and evidence.unchanged_for("this_period", report.this_period):
        found.append("What was done this period is last time's text, word for word.")
    return found
