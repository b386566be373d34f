"""What stands beside a report while it is written, judged and frozen.

Last time's report, the milestones, risks and savings as they stand, what changed, and
what the data indicate. A constant number of queries for a project as for a strand. Only
what may be told together with the report counts: told_with.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from common.history import rows_as_at
from common.wording import count_of
from highlights import rating_rules, rules
from highlights.choices import ReportStatus
from highlights.models import DimensionRating, HighlightReport
from highlights.rating_rules import Scheme
from highlights.rules import Grounds, Indication, Rated
from highlights.savings_rules import HeldSavings
from highlights.told_with import ToldWith
from programmes import facts as programmes_facts
from programmes.facts import MilestoneFact, ProgrammesFacts, Scope
from programmes.models import Council, Project, Strand

# How far back "unchanged for n periods" looks: further is "long enough" for anybody.
LOOKS_BACK = 8

RICH_TEXTS = ("this_period", "next_period", "issues")


@dataclass(frozen=True)
class Evidence:
    """All that one report is held against at an instant."""

    scheme: Scheme
    facts: ProgrammesFacts
    told_with: ToldWith
    grounds: Grounds
    indications: Mapping[str, Indication]
    earlier: tuple[HighlightReport, ...]
    last_dimensions: Mapping[str, DimensionRating]
    children: tuple[str, ...]

    @property
    def last(self) -> HighlightReport | None:
        """The last approved report before this period."""
        return self.earlier[0] if self.earlier else None

    def overall(self, report: HighlightReport, parts: Mapping[str, str]) -> Rated:
        """The overall rating beside last time's and what the parts add up to."""
        last, states = self.last, self.scheme.choices
        return Rated(
            declared=report.overall,
            reason=report.overall_reason,
            previous=rules.known_code(states, last.overall) if last else "",
            previous_reason=last.overall_reason if last else "",
            indicated=rating_rules.indicated(self.scheme, parts) or "",
        )

    def dimension(self, code: str, *, declared: str, reason: str) -> Rated:
        """One dimension beside last time's and what the data indicate."""
        last = self.last_dimensions.get(code)
        states = self.scheme.dimension_states
        indication = self.indications.get(code, Indication("", ""))
        return Rated(
            declared=declared,
            reason=reason,
            previous=rules.known_code(states, last.declared) if last else "",
            previous_reason=last.reason if last else "",
            indicated=indication.code,
            because=indication.because,
        )

    def ratings(
        self, report: HighlightReport, dimensions: Iterable[DimensionRating]
    ) -> tuple[Rated, dict[str, Rated]]:
        """The overall rating and each dimension's, in the order of the scheme."""
        rows = {row.dimension: row for row in dimensions}
        parts = {
            dimension.code: self.dimension(
                dimension.code,
                declared=rows[dimension.code].declared,
                reason=rows[dimension.code].reason,
            )
            for dimension in self.scheme.dimensions
            if dimension.code in rows
        }
        codes = {code: rated.declared for code, rated in parts.items()}
        return self.overall(report, codes), parts

    def unchanged_for(self, field: str, now: str) -> int:
        """Periods in a row for which a field of the report has been the same."""
        return rules.unchanged_for(now, [getattr(row, field) for row in self.earlier])

    def note_on(self, field: str, now: str) -> str:
        """New, changed, or unchanged for so many reports; nothing on a first one."""
        if self.last is None:
            return ""
        same = self.unchanged_for(field, now)
        if same == 0:
            return "Changed since last time." if getattr(self.last, field) else "New."
        if not now:
            return ""
        if same == 1:
            return "The same as last time."
        several = count_of(same, "report") + " or more" * (same >= LOOKS_BACK)
        return f"The same in the last {several}."


def evidence_for(report: HighlightReport, *, as_at: datetime | None = None) -> Evidence:
    """What the report is held against now, or at a past instant."""
    now = as_at or timezone.now()
    facts = programmes_facts.load(
        scope_of(report.subject), as_at=as_at, on=timezone.localdate(now)
    )
    scheme = report.scheme.scheme
    told_with = ToldWith.of(report, facts)
    council = _council(as_at)
    grounds = Grounds(
        milestones=told_with.milestones(facts.milestones),
        tolerance_days=council.milestone_tolerance_days,
        on=timezone.localdate(now),
        risks=told_with.load_risks(as_at),
        savings=told_with.load_savings(
            as_at,
            on=timezone.localdate(now),
            starts_in=council.financial_year_starts_in,
        ),
    )
    earlier = tuple(earlier_reports(report))
    last = earlier[0] if earlier else None
    return Evidence(
        scheme=scheme,
        facts=facts,
        told_with=told_with,
        grounds=grounds,
        indications=rules.dimensions_indicated(scheme, grounds),
        earlier=earlier,
        last_dimensions={
            row.dimension: row
            for row in DimensionRating.objects.filter(report=last).order_by("pk")
        },
        children=_children(report),
    )


def scope_of(subject: Project | Strand) -> Scope:
    """The scope of what a report is on; a project's strand must be at hand."""
    if isinstance(subject, Strand):
        return Scope((subject.programme_id,), strand_id=subject.pk)
    return Scope(
        (subject.strand.programme_id,),
        strand_id=subject.strand_id,
        project_id=subject.pk,
    )


def earlier_reports(report: HighlightReport) -> QuerySet[HighlightReport]:
    """Approved reports of the same subject for periods before this one's."""
    return (
        HighlightReport.objects.on_subject(report.subject)
        .filter(status=ReportStatus.APPROVED, period__ends_on__lt=report.period.ends_on)
        .select_related("period", "scheme")
        .order_by("-period__ends_on", "-pk")[:LOOKS_BACK]
    )


def _council(as_at: datetime | None) -> Any:
    """Its settings, now or then."""
    return rows_as_at(Council, as_at).first() or Council()


def _children(report: HighlightReport) -> tuple[str, ...]:
    """The latest approved overall rating of each material project of the strand.

    Exempt ones are left out: a reason demanded for them would be printed openly.
    """
    if report.strand_id is None:
        return ()
    rows = (
        HighlightReport.objects.filter(
            status=ReportStatus.APPROVED,
            is_exempt=False,
            project__strand_id=report.strand_id,
            project__is_material=True,
            project__is_exempt=False,
            period__ends_on__lte=report.period.ends_on,
        )
        .order_by("period__ends_on", "pk")
        .values_list("project_id", "overall")
    )
    # Later reports overwrite earlier ones: each project's latest remains.
    return tuple(dict(rows).values())


def milestones_then(evidence: Evidence, since: datetime) -> tuple[MilestoneFact, ...]:
    """The milestones told with the report, as they stood at a past instant."""
    project_ids = [project.id for project in evidence.facts.projects]
    then = programmes_facts.load_milestones(project_ids, since)
    return evidence.told_with.milestones(then)


def savings_then(evidence: Evidence, since: datetime) -> HeldSavings | None:
    """The savings told with the report, as they stood at a past instant."""
    return evidence.told_with.load_savings(
        since,
        on=timezone.localdate(since),
        starts_in=_council(since).financial_year_starts_in,
    )
