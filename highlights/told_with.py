"""What may be told together with a report: its milestones, risks and savings.

Never what is exempt in its own right, not even with a report that is kept back itself:
the report may be opened while the milestone or risk is not, and it never changes. What
is kept back with its project alone is told with that project's own report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from common.periods import year_label, year_of
from highlights.models import HighlightReport
from highlights.risk_rules import HeldRisk
from highlights.savings_rules import HeldSavings
from programmes.access import place_of
from programmes.choices import ProjectState
from programmes.facts import MilestoneFact, ProgrammesFacts
from programmes.standing import Place
from risks import facts as risks_facts
from risks.choices import RegisterLevel
from risks.facts import RegisterFact, RisksFacts
from savings import facts as savings_facts
from savings.facts import ClaimFact, SavingsFacts
from savings.years import usual_year


@dataclass(frozen=True)
class ToldWith:
    """Which projects a report on a place tells of: its own; of a strand's, those that
    are neither closed nor exempt."""

    of_one_project: bool
    place: Place
    strand_ids: tuple[int, ...]
    project_ids: frozenset[int]

    @classmethod
    def of(cls, report: HighlightReport, facts: ProgrammesFacts) -> ToldWith:
        alone = report.project_id is not None
        return cls(
            of_one_project=alone,
            place=place_of(report.subject),
            strand_ids=() if alone else tuple(fact.id for fact in facts.strands),
            project_ids=frozenset(
                fact.id
                for fact in facts.projects
                if alone or (fact.state != ProjectState.CLOSED and fact.exempt is None)
            ),
        )

    def milestones(
        self, milestones: Iterable[MilestoneFact]
    ) -> tuple[MilestoneFact, ...]:
        return tuple(
            milestone
            for milestone in milestones
            if milestone.project_id in self.project_ids and milestone.exempt is None
        )

    def load_risks(self, as_at: datetime | None) -> tuple[HeldRisk, ...]:
        """Those on the register of the place, now or then. Of a strand also what was
        carried up to it from its projects."""
        found = risks_facts.load(
            strand_ids=self.strand_ids,
            project_ids=sorted(self.project_ids),
            as_at=as_at,
        )
        return tuple(self._held(found))

    def load_savings(
        self, as_at: datetime | None, *, on: date, starts_in: int
    ) -> HeldSavings | None:
        """Those that the place or something in it claims, now or then, and its benefits
        and business cases. None where there are none."""
        found = self._open(
            savings_facts.load(
                strand_ids=self.strand_ids,
                project_ids=[self.place.project_id] if self.place.project_id else (),
                as_at=as_at,
            )
        )
        if not (found.savings or found.benefits or found.cases):
            return None
        this_year = year_of(on, starts_in)
        year = usual_year(found.years, this_year)
        return HeldSavings(
            facts=found,
            scope=self.place,
            year=year,
            label=year_label(year, starts_in),
            is_this_year=year == this_year,
        )

    def _open(self, found: SavingsFacts) -> SavingsFacts:
        return replace(
            found,
            savings=tuple(
                fact
                for fact in found.savings
                if fact.exempt is None
                and all(map(self._is_open_claim, fact.closing_claims))
            ),
            benefits=tuple(
                fact
                if fact.project_exempt
                else replace(fact, readings=fact.open_readings)
                for fact in found.benefits
                if fact.exempt is None
                and (fact.project_exempt is None or self.of_one_project)
            ),
            cases=tuple(
                fact
                for fact in found.cases
                if fact.exempt is None
                and (fact.project_exempt is None or self.of_one_project)
            ),
        )

    def _is_open_claim(self, claim: ClaimFact) -> bool:
        """Of no exempt project but the one that is reported on."""
        return claim.exempt is None or (
            self.of_one_project and claim.place == self.place
        )

    def _held(self, found: RisksFacts) -> Iterator[HeldRisk]:
        registers = {fact.id: fact for fact in found.registers}
        for fact in found.risks:
            own = registers[fact.register_id]
            up = registers.get(fact.escalation.register_id) if fact.escalation else own
            if not self._stands_here(own, up):
                continue
            if fact.exempt is not None:
                continue
            told = fact.without_previous() if fact.follows_exempt else fact
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
