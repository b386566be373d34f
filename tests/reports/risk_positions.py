"""Registers and risks built by hand, to be put into a Position."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from typing import Any

from reports.position import Position, RegisterPosition
from risks.choices import RegisterLevel
from risks.facts import ActionFact, LogFact, RegisterFact, RiskFact, ScoringSchemeFact
from risks.scoring import Score
from risks.shipped_schemes import BURY_5X5
from risks.shipped_schemes import TEN as TEN_SCHEME
from tests.reports.positions import (
    make_position,
    make_programme,
    make_project,
    make_strand,
)

ids = count(1)
FIVE_BY_FIVE = ScoringSchemeFact(1, BURY_5X5)
TEN = ScoringSchemeFact(2, TEN_SCHEME)
DUE = date(2012, 7, 10)  # a week before the day of a Position
NOT_DUE = date(2012, 8, 1)


def make_risk(**fields: Any) -> RiskFact:
    """An open risk of 12, High; scores as pairs: `current=(5, 5)`."""
    for name in ("inherent", "current", "target", "previous"):
        if fields.get(name):
            fields[name] = Score(*fields[name])
    if "previous" in fields:
        fields.setdefault("previous_scheme_id", FIVE_BY_FIVE.id)
        fields.setdefault("last_reviewed_on", date(2012, 7, 2))
    nth = next(ids)
    values = {
        "id": nth,
        "register_id": 1,
        "reference": f"R{nth}",
        "title": "The old system fails",
        "cause": "",
        "event": "",
        "consequence": "",
        "category": "",
        "owner": "",
        "state": "open",
        "raised_on": date(2012, 1, 9),
        "opened_on": date(2012, 1, 9),
        "closed_on": None,
        "lesson": "",
        "objective": "",
        "milestone": "",
        "saving": "",
        "scheme_id": FIVE_BY_FIVE.id,
        "inherent": None,
        "inherent_reason": "",
        "current": Score(3, 4),
        "current_reason": "",
        "target": None,
        "target_reason": "",
        "previous": None,
        "previous_scheme_id": None,
        "last_reviewed_on": None,
        "next_review_on": NOT_DUE,
        "unchanged_reviews": 0,
        "red_since": None,
        "response": "treat",
        "proximity": "",
        "appetite": "",
        "acceptance": None,
        "escalation": None,
        "controls": (),
        "actions": (),
        "exempt": None,
    }
    return RiskFact(**values | fields)


def make_action(**fields: Any) -> ActionFact:
    values = {
        "id": next(ids),
        "description": "Test the new system",
        "owner": "",
        "due_on": NOT_DUE,
        "progress": "",
        "done_on": None,
    }
    return ActionFact(**values | fields)


def make_log_entry(**fields: Any) -> LogFact:
    nth = next(ids)
    values = {
        "id": nth,
        "register_id": 1,
        "kind": "issue",
        "reference": f"I{nth}",
        "title": "The old system failed",
        "detail": "",
        "risk": "",
        "owner": "",
        "raised_on": date(2012, 3, 1),
        "due_on": None,
        "decided_by": "",
        "state": "open",
        "closed_on": None,
        "outcome": "",
        "exempt": None,
    }
    return LogFact(**values | fields)


def make_register(
    *risks: RiskFact, log: tuple[LogFact, ...] = (), **fields: Any
) -> RegisterPosition:
    """A project's register, unless its `level` says otherwise."""
    values = {
        "id": next(ids),
        "level": RegisterLevel.PROJECT.value,
        "place_id": 1,
        "scheme_id": FIVE_BY_FIVE.id,
        "escalates_at": "",
        "red_days_allowed": None,
        "unchanged_limit": 3,
    }
    return RegisterPosition(RegisterFact(**values | fields), risks, log)


def with_risks(*risks: RiskFact, days_later: int = 0) -> Position:
    """A Position in which a project has these risks."""
    project = replace(make_project(id=1), register=make_register(*risks, id=1))
    position = make_position(make_programme(make_strand(project, id=1), id=1))
    return replace(
        position,
        scoring_schemes=(FIVE_BY_FIVE, TEN),
        as_at=position.as_at + timedelta(days=days_later),
        on=position.on + timedelta(days=days_later),
    )
