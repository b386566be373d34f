"""What risks are compared with: an earlier Position, or their latest reviews. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reports.position import Position
from risks.facts import RiskFact
from risks.scoring import Scheme, Score


@dataclass(frozen=True)
class Earlier:
    """The risks of an earlier Position by id; `since` None: no day is compared with,
    so each risk is compared with what its latest review began from."""

    since: date | None
    facts: Mapping[int, RiskFact]
    schemes: Mapping[int, Scheme]

    @classmethod
    def of(cls, before: Position | None) -> Earlier:
        if before is None:
            return cls(None, {}, {})
        return cls(
            before.on,
            {fact.id: fact for each in before.registers() for fact in each.risks},
            {held.id: held.scheme for held in before.scoring_schemes},
        )

    def score_of(
        self, fact: RiskFact, schemes: Mapping[int, Scheme]
    ) -> tuple[Score | None, Scheme | None]:
        """Where it stood then, and in which scheme."""
        if self.since is None:
            if fact.previous_scheme_id is None:
                return None, None
            return fact.previous, schemes[fact.previous_scheme_id]
        then = self.facts.get(fact.id)
        if then is None or not then.is_open:
            return None, None
        return then.current, self.schemes[then.scheme_id]

    def tells_not(self, fact: RiskFact) -> bool:
        """It stood on a register then, or was reviewed, but that may not be told."""
        if self.since is None:
            return fact.last_reviewed_on is not None and fact.previous is None
        was_there = fact.opened_on is not None and fact.opened_on <= self.since
        return fact.id not in self.facts and was_there
