"""A programme whose board reads of its risks at every meeting: what happened between
the meetings of March and June 2012."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import time_machine

from programmes.models import Programme, Project
from reports.models import Paper
from reports.papers.risk_statements import make_risk_statement
from risks import services
from risks.models import Register, Risk
from risks.scoring import Score
from tests import factories

BOARD = "Transformation Board"
MARCH, JUNE = date(2012, 3, 12), date(2012, 6, 11)


def on(day: date) -> AbstractContextManager[Any]:
    """As if it were noon on that day."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return time_machine.travel(noon, tick=False)


@dataclass
class Council:
    programme: Programme
    project: Project
    registers: dict[str, Register]
    risks: dict[str, Risk]

    def add(self, name: str, where: str, score: tuple[int, int], **fields: Any) -> Risk:
        likelihood, impact = score
        risk = services.add_risk(
            self.registers[where],
            by=None,
            title=name,
            current_likelihood=likelihood,
            current_impact=impact,
            **fields,
        )
        self.risks[name] = risk
        return risk

    def review(self, name: str, score: tuple[int, int], reason: str) -> Risk:
        risk = self.fresh(name)
        self.risks[name] = services.review_risk(
            risk, risk.version, score=Score(*score), by=None, reason=reason
        )
        return self.risks[name]

    def fresh(self, name: str) -> Risk:
        self.risks[name].refresh_from_db()
        return self.risks[name]

    def statement(self, meeting_on: date = JUNE, **fields: Any) -> Paper:
        return make_risk_statement(
            self.programme,
            **{"body_name": BOARD, "meeting_on": meeting_on, "by": None} | fields,
        )


def begin() -> Council:
    """In January: registers of a programme, a strand and a project, without a risk."""
    with on(date(2012, 1, 9)):
        factories.make_council()
        programme = factories.make_programme(
            reference="cco", name="Co-operative Centre of Operations"
        )
        factories.make_board(programme=programme, name=BOARD)
        strand = factories.make_strand(programme, name="Support Services")
        project = factories.make_project(strand, name="Shared ICT")
        places = {"programme": programme, "strand": strand, "project": project}
        registers = {
            name: factories.make_register(place) for name, place in places.items()
        }
    return Council(programme, project, registers, {})


def make_council_with_risks() -> Council:
    """One went up, one came down, one stayed, one was closed, one is new, one was
    escalated and one review is overdue."""
    council = begin()
    with on(date(2012, 1, 16)):
        council.add("Supplier fails", "project", (3, 4), response="treat")
        council.add("Staff leave", "programme", (3, 5))
        council.add("Partners wait", "programme", (2, 3))
        council.add("Move is late", "strand", (2, 4))
    with on(date(2012, 4, 16)):
        council.review("Supplier fails", (4, 5), "It has given notice of losses.")
        council.review("Staff leave", (2, 5), "Half of the posts are filled.")
        council.review("Partners wait", (2, 3), "As expected.")
        council.add("Data is lost", "project", (2, 5))
        risk = council.fresh("Move is late")
        services.close_risk(
            risk,
            risk.version,
            lesson="Book the vans before the summer.",
            by=None,
            reason="Everybody has moved.",
        )
        risk = council.fresh("Supplier fails")
        services.add_action(
            risk, by=None, description="Name a second supplier", due_on=date(2012, 6, 1)
        )
        risk = council.fresh("Supplier fails")
        services.escalate_risk(
            risk, risk.version, by=None, reason="Beyond what the project can bear."
        )
    return council
