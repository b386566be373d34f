"""What may be told together with a report: its milestones and its risks.

An indication drawn from an exempt milestone or risk, printed with an open report, would
give it away. So only a report that is itself kept back tells of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from highlights.models import HighlightReport
from highlights.risk_rules import HeldRisk
from programmes.choices import ProjectState
from programmes.facts import MilestoneFact, ProgrammesFacts
from risks import facts as risks_facts
from risks.choices import RegisterLevel
from risks.facts import RegisterFact, RiskFact, RisksFacts


@dataclass(frozen=True)
class ToldWith:
    """Which projects a report on a place tells of, and whether it is kept back."""

    of_one_project: bool
    strand_ids: tuple[int, ...]
    open_project_ids: frozenset[int]
    exempt_project_ids: frozenset[int]
    is_kept_back: bool

    @classmethod
    def of(cls, report: HighlightReport, facts: ProgrammesFacts) -> ToldWith:
        exempt = {fact.id for fact in facts.projects if fact.exempt is not None}
        alone = report.project_id is not None
        return cls(
            of_one_project=alone,
            strand_ids=() if alone else tuple(fact.id for fact in facts.strands),
            open_project_ids=frozenset(
                fact.id
                for fact in facts.projects
                if alone or fact.state != ProjectState.CLOSED
            ),
            exempt_project_ids=frozenset(exempt),
            is_kept_back=report.is_exempt or report.project_id in exempt,
        )

    def milestones(
        self, milestones: Iterable[MilestoneFact]
    ) -> tuple[MilestoneFact, ...]:
        """Of a strand's report, not those of its closed projects."""
        return tuple(
            milestone
            for milestone in milestones
            if milestone.project_id in self.open_project_ids
            if self.is_kept_back
            or (
                milestone.exempt is None
                and milestone.project_id not in self.exempt_project_ids
            )
        )

    def load_risks(self, as_at: datetime | None) -> tuple[HeldRisk, ...]:
        """Those on the register of the place, now or then. Of a strand also what was
        carried up to it from its projects."""
        found = risks_facts.load(
            strand_ids=self.strand_ids,
            project_ids=self._project_ids(),
            as_at=as_at,
        )
        return tuple(self._held(found))

    def _project_ids(self) -> list[int]:
        if self.is_kept_back:
            return sorted(self.open_project_ids)
        return sorted(self.open_project_ids - self.exempt_project_ids)

    def _held(self, found: RisksFacts) -> Iterator[HeldRisk]:
        registers = {fact.id: fact for fact in found.registers}
        for fact in found.risks:
            own = registers[fact.register_id]
            up = registers.get(fact.escalation.register_id) if fact.escalation else own
            if not self._stands_here(own, up):
                continue
            told = self._told(fact)
            if told is None:
                continue
            yield HeldRisk(
                fact=told,
                register=own,
                stands_on=up,
                scheme=found.schemes[told.scheme_id],
                before_scheme=found.schemes.get(told.previous_scheme_id or 0),
            )

    def _stands_here(self, own: RegisterFact, up: RegisterFact | None) -> bool:
        levels = {own.level, *([up.level] if up else [])}
        return self.of_one_project or RegisterLevel.STRAND in levels

    def _told(self, fact: RiskFact) -> RiskFact | None:
        """As it may be told with this report; None where it may not."""
        if self.is_kept_back:
            return fact
        if fact.exempt is not None:
            return None
        return fact.without_previous() if fact.follows_exempt else fact
