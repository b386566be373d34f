"""Hypothesis: any register at all, for any Position."""

from datetime import date

from hypothesis import strategies as st

from programmes.facts import Exempt
from reports.position import RegisterPosition, Withheld
from risks.choices import Effectiveness, LogKind, LogState, RegisterLevel, Response
from risks.facts import (
    Acceptance,
    ActionFact,
    ControlFact,
    Escalation,
    LogFact,
    RegisterFact,
    RiskFact,
    ScoringSchemeFact,
)
from risks.facts.loading import ON_A_REGISTER
from risks.shipped_schemes import BURY_5X5, LETTER_BY_NUMBER, TEN

SCORING_SCHEMES = (
    ScoringSchemeFact(1, BURY_5X5),
    ScoringSchemeFact(2, LETTER_BY_NUMBER),
    ScoringSchemeFact(3, TEN),
)
LEVELS = list(RegisterLevel.values)
RISKS_A_REGISTER = 2  # at most; the ids of risks follow from those of places

texts = st.text(max_size=12)
names = st.sampled_from(["The old system fails", "Übergang", "=1+1"])
days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
schemes = st.sampled_from(SCORING_SCHEMES)
exemptions = st.none() | st.builds(
    Exempt, st.lists(st.integers(1, 7), min_size=1, max_size=2).map(tuple)
)


def few(items):
    return st.lists(items, max_size=1).map(tuple)


def scores(held):
    return st.sampled_from(list(held.scheme.scores()))


acceptances = st.none() | st.builds(Acceptance, days, names, texts)
escalations = st.none() | st.builds(
    Escalation, st.integers(1, 9), st.sampled_from(LEVELS), days, texts
)
controls = few(
    st.builds(
        ControlFact, st.integers(1, 9), texts, st.sampled_from(Effectiveness.values)
    )
)
actions = few(
    st.builds(
        ActionFact, st.integers(1, 9), texts, names, days, texts, st.none() | days
    )
)


@st.composite
def risks(draw, risk_id, register_id):
    """What is only told, never reckoned with, is the same text throughout."""
    held, before = draw(schemes), draw(st.none() | schemes)
    optional = st.none() | scores(held)
    text, day = draw(texts), draw(days)
    return RiskFact(
        id=risk_id,
        register_id=register_id,
        reference=f"R{risk_id}",
        title=draw(names),
        cause=text,
        event=text,
        consequence=text,
        category=text,
        owner=draw(names),
        state=draw(st.sampled_from(ON_A_REGISTER)).value,
        raised_on=day,
        opened_on=draw(st.none() | days),
        closed_on=draw(st.none() | days),
        lesson=text,
        objective=text,
        milestone=text,
        saving=text,
        scheme_id=held.id,
        inherent=draw(optional),
        inherent_reason=text,
        current=draw(scores(held)),
        current_reason=text,
        target=draw(optional),
        target_reason=text,
        previous=draw(scores(before)) if before else None,
        previous_scheme_id=before.id if before else None,
        last_reviewed_on=draw(st.none() | days),
        next_review_on=draw(st.none() | days),
        unchanged_reviews=draw(st.integers(0, 9)),
        red_since=draw(st.none() | days),
        response=draw(st.sampled_from(["", *Response.values])),
        proximity="",
        appetite=draw(st.sampled_from(["", "low", "unheard of"])),
        acceptance=draw(acceptances),
        escalation=draw(escalations),
        controls=draw(controls),
        actions=draw(actions),
        exempt=draw(exemptions),
        follows_exempt=draw(st.booleans()),
    )


def log_entries(register_id):
    return st.builds(
        LogFact,
        id=st.integers(1, 9),
        register_id=st.just(register_id),
        kind=st.sampled_from(LogKind.values),
        reference=st.just("I1"),
        title=names,
        detail=texts,
        risk=st.sampled_from(["", "R1"]),
        owner=names,
        raised_on=days,
        due_on=st.none() | days,
        decided_by=st.just(""),
        state=st.sampled_from(LogState.values),
        closed_on=st.none(),
        outcome=st.just(""),
        exempt=exemptions,
    )


@st.composite
def registers(draw, level, place_id):
    """The register of a place; one in three has one."""
    if draw(st.integers(0, 2)) < 2:
        return None
    register_id = LEVELS.index(level) * 10 + place_id
    first = register_id * RISKS_A_REGISTER
    on_it = draw(st.lists(st.integers(0, RISKS_A_REGISTER - 1), unique=True))
    return RegisterPosition(
        fact=RegisterFact(
            id=register_id,
            level=level,
            place_id=place_id or None,
            scheme_id=draw(schemes).id,
            escalates_at=draw(st.sampled_from(["", "high"])),
            red_days_allowed=draw(st.none() | st.integers(0, 400)),
            unchanged_limit=3,
        ),
        risks=tuple(draw(risks(first + nth, register_id)) for nth in on_it),
        log=draw(few(log_entries(register_id))),
        withheld=draw(few(st.just(Withheld("risk", (3,))))),
    )
