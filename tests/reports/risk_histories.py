"""What happens to the risks of a small council, at given instants."""

from datetime import timedelta

from programmes.models import CorporatePriority
from risks.choices import LogKind, LogState, RiskState
from risks.models import (
    LogEntry,
    Register,
    Risk,
    RiskAction,
    RiskCategory,
    RiskControl,
    ScoringScheme,
)
from tests import factories


def register_of(story):
    """That of the first strand; opened when first asked for."""
    found = Register.objects.filter(strand=story.strands[0]).first()
    if found:
        return found
    scheme = ScoringScheme.objects.first()
    if scheme is None:
        scheme = factories.make_scoring_scheme()
    return story.save(Register(strand=story.strands[0], scheme=scheme))


def _some(rows, pick):
    found = list(rows.order_by("pk"))
    return found[pick % len(found)] if found else None


def add_risk(story, pick):
    """Without a milestone: the title of one that is withheld since is withheld from the
    past as well, so there the past is not told as it was live."""
    register = register_of(story)
    state = [RiskState.OPEN, RiskState.PROPOSED][pick % 2]
    story.save(
        Risk(
            register=register,
            scheme=register.scheme,
            reference=story.name("R"),
            title=story.name("Risk"),
            state=state,
            raised_on=story.now.date(),
            opened_on=story.now.date(),
            current_likelihood=1 + pick % 5,
            current_impact=4,
            owner=story.people[pick % len(story.people)],
        )
    )


def move_risk(story, pick):
    risk = _some(Risk.objects.all(), pick)
    if risk is None:
        return
    risk.previous_scheme = risk.scheme
    risk.previous_likelihood = risk.current_likelihood
    risk.previous_impact = risk.current_impact
    risk.current_likelihood = 1 + pick % 5
    risk.last_reviewed_on = story.now.date()
    risk.next_review_on = story.now.date() + timedelta(days=30)
    story.save(risk)


def end_or_reopen_risk(story, pick):
    risk = _some(Risk.objects.all(), pick)
    if risk is None:
        return
    states = [RiskState.OPEN, RiskState.CLOSED, RiskState.DECLINED, RiskState.ISSUE]
    risk.state = states[pick % len(states)]
    risk.lesson = story.name("Lesson")
    story.save(risk)


def escalate_or_hand_back(story, pick):
    risk = _some(Risk.objects.all(), pick)
    if risk is None:
        return
    above = Register.objects.filter(programme=story.programme).first()
    if above is None:
        above = story.save(Register(programme=story.programme, scheme=risk.scheme))
    risk.escalated_to = None if risk.escalated_to else above
    risk.escalated_on = story.now.date() if risk.escalated_to else None
    story.save(risk)


def add_control_and_action(story, pick):
    risk = _some(Risk.objects.all(), pick)
    if risk is not None:
        story.save(RiskControl(risk=risk, description=story.name("Control")))
        owner = story.people[pick % len(story.people)]
        due = {"due_on": story.now.date(), "owner": owner}
        story.save(RiskAction(risk=risk, description=story.name("Action"), **due))


def finish_action(story, pick):
    action = _some(RiskAction.objects.all(), pick)
    if action is not None:
        action.done_on = None if action.done_on else story.now.date()
        story.save(action)


def name_what_it_threatens(story, pick):
    risk = _some(Risk.objects.all(), pick)
    if risk is not None:
        risk.category = story.save(RiskCategory(name=story.name("Category")))
        risk.objective = story.save(CorporatePriority(name=story.name("Priority")))
        story.save(risk)


def log_an_issue(story, pick):
    register = register_of(story)
    story.save(
        LogEntry(
            register=register,
            kind=LogKind.ISSUE,
            reference=story.name("I"),
            title=story.name("Issue"),
            risk=_some(Risk.objects.filter(register=register), pick),
            raised_on=story.now.date(),
        )
    )


def close_entry(story, pick):
    entry = _some(LogEntry.objects.all(), pick)
    if entry is not None:
        entry.state = LogState.CLOSED
        entry.closed_on = story.now.date()
        story.save(entry)


def change_rules(story, pick):
    register = register_of(story)
    register.unchanged_limit = 1 + pick % 9
    story.save(register)


EVERYTHING = (
    add_risk,
    move_risk,
    end_or_reopen_risk,
    escalate_or_hand_back,
    add_control_and_action,
    finish_action,
    name_what_it_threatens,
    log_an_issue,
    close_entry,
    change_rules,
)
