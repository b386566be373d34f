"""What the page of one risk says, by rule. Pure: from rows at hand, their schemes and
the day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from common.rag import Direction, RatingState
from common.wording import count_of, long_date
from risks import rules
from risks.choices import RiskState
from risks.facts import RiskFact
from risks.models import Risk, RiskAction, RiskReview
from risks.models.risk import score_of
from risks.scoring import Prints, Scheme, Score

Schemes = Mapping[int, Scheme]

_SCORES = (
    ("inherent", "Inherent", "With nothing done about it"),
    ("current", "Current", "As it stands"),
    ("target", "Target", "Where it is meant to come down to"),
)
_LEADS = (
    ("cause", "Because", ""),
    ("event", "There is a risk that", "there is a risk that"),
    ("consequence", "This would lead to", "which would lead to"),
)


@dataclass(frozen=True)
class ToldScore:
    """A score as its scheme prints it, in its band; all empty where there is none."""

    name: str
    meaning: str
    state: RatingState | None
    short: str
    words: str
    reason: str


@dataclass(frozen=True)
class ToldReview:
    """One review: from where to where."""

    review: RiskReview
    before: ToldScore
    after: ToldScore
    direction: Direction


@dataclass(frozen=True)
class ToldAction:
    """An action; by how much it is late, empty if it is not; whether the reader may
    change it."""

    action: RiskAction
    late: str
    may_update: bool


def headline(
    risk: Risk, schemes: Schemes, *, on: date, is_past_open: bool = True
) -> str:
    """How a risk stands, in one or two sentences.

    `is_past_open`: whether the reader may know its score before the latest review, and
    so since when it is red.
    """
    if risk.state != RiskState.OPEN or risk.current is None:
        return _not_open(risk)
    scheme = schemes[risk.scheme_id]
    band = scheme.band(risk.current)
    past = f"{_moved(risk, schemes)}{_red(risk, on)}" if is_past_open else ""
    sentences = [
        f"{band.label} ({scheme.short(risk.current)}){past}.",
        _appetite(risk, scheme),
        _next_review(risk, on),
    ]
    return " ".join(filter(None, sentences))


def scores_of(risk: Risk, schemes: Schemes) -> list[ToldScore]:
    """Inherent, current and target, side by side."""
    scheme = schemes[risk.scheme_id]
    return [
        _told(
            scheme,
            score_of(risk, name),
            name=words,
            meaning=meaning,
            reason=getattr(risk, f"{name}_reason"),
        )
        for name, words, meaning in _SCORES
    ]


def told_reviews(reviews: Iterable[RiskReview], schemes: Schemes) -> list[ToldReview]:
    """As they were scored then, whatever scheme is used today."""
    return [_told_review(review, schemes) for review in reviews]


def told_actions(
    actions: Iterable[RiskAction],
    *,
    on: date,
    may_update: Callable[[RiskAction], bool],
) -> list[ToldAction]:
    """What is still to be done, then what is done."""
    told = [ToldAction(each, _late(each, on), may_update(each)) for each in actions]
    return sorted(told, key=lambda each: each.action.done_on is not None)


def chain_of(risk: Risk | RiskFact) -> list[tuple[str, str]]:
    """Cause, event and consequence as one sentence: pairs of lead and text."""
    known = [
        (first, later, _inside(getattr(risk, name)))
        for name, first, later in _LEADS
        if getattr(risk, name).strip()
    ]
    return [
        (later if later and nth else first, f"{text}{_stop(nth, len(known))}")
        for nth, (first, later, text) in enumerate(known)
    ]


def band_label(scheme: Scheme, code: str) -> str:
    """The name of a band; empty for one the scheme does not have."""
    return next((band.label for band in scheme.bands if band.code == code), "")


def _told(
    scheme: Scheme,
    score: Score | None,
    *,
    name: str = "",
    meaning: str = "",
    reason: str = "",
) -> ToldScore:
    if score is None:
        return ToldScore(name, meaning, None, "", "", reason)
    is_in_words = scheme.prints == Prints.WORDS
    return ToldScore(
        name,
        meaning,
        scheme.band(score).state,
        "" if is_in_words else scheme.short(score),
        scheme.words(score),
        reason,
    )


def _told_review(review: RiskReview, schemes: Schemes) -> ToldReview:
    before, after = schemes[review.old_scheme_id], schemes[review.scheme_id]
    return ToldReview(
        review=review,
        before=_told(before, review.old),
        after=_told(after, review.new),
        direction=rules.travel(review.old, before, review.new, after).direction,
    )


def _not_open(risk: Risk) -> str:
    ended = long_date(risk.closed_on) if risk.closed_on else ""
    if risk.state == RiskState.DECLINED:
        return f"Not taken onto the register: declined on {ended}."
    if risk.state == RiskState.CLOSED:
        return f"Closed on {ended}."
    if risk.state == RiskState.ISSUE:
        return f"It has happened: an issue since {ended}."
    raised = long_date(risk.raised_on)
    return f"Proposed, and not on the register yet. Raised on {raised}."


def _moved(risk: Risk, schemes: Schemes) -> str:
    before = schemes[risk.previous_scheme_id] if risk.previous_scheme_id else None
    travel = rules.travel(risk.previous, before, risk.current, schemes[risk.scheme_id])
    if travel.direction == Direction.NEW:
        return ", not reviewed yet"
    if travel.direction == Direction.NO_CHANGE:
        times = risk.unchanged_reviews
        return f", unchanged over {times} reviews" if times > 1 else ", unchanged"
    if travel.direction == Direction.NOT_COMPARABLE:
        return f", before that {travel.before} in another scheme"
    way = "better" if travel.direction == Direction.IMPROVED else "worse"
    return f", {way} than at the review before ({travel.before})"


def _red(risk: Risk, on: date) -> str:
    if risk.red_since is None:
        return ""
    days = rules.days_at_red(risk.red_since, on=on)
    return f": red for {count_of(days, 'day')}" if days else ": red since today"


def _appetite(risk: Risk, scheme: Scheme) -> str:
    appetite = band_label(scheme, risk.appetite)
    if risk.current is None or not rules.is_above_appetite(
        scheme, scheme.band(risk.current), risk.appetite
    ):
        return ""
    if risk.accepted_on is None:
        return f"Above its appetite ({appetite}), and nobody has accepted that."
    return (
        f"Above its appetite ({appetite}), accepted by {risk.accepted_by} on "
        f"{long_date(risk.accepted_on)}."
    )


def _next_review(risk: Risk, on: date) -> str:
    due = risk.next_review_on
    if due is None:
        return "No day is set for its next review."
    if due < on:
        late = count_of((on - due).days, "day")
        return f"Next review {long_date(due)}, overdue by {late}."
    return f"Next review {long_date(due)}{', today' if due == on else ''}."


def _late(action: RiskAction, on: date) -> str:
    if action.done_on is not None or action.due_on >= on:
        return ""
    return f"Overdue by {count_of((on - action.due_on).days, 'day')}"


def _inside(text: str) -> str:
    """To stand inside a sentence: no stop, no capital but in what is all capitals."""
    text = text.strip().rstrip(".")
    is_word = text[1:2].islower() or text[1:2].isspace()
    is_pronoun = text[:1] == "I" and text[1:2].isspace()
    return text[:1].lower() + text[1:] if is_word and not is_pronoun else text


def _stop(nth: int, of: int) -> str:
    return "." if nth == of - 1 else ","
