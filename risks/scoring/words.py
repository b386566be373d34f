"""A score in words, with the band it falls into. Pure."""

from __future__ import annotations

from dataclasses import replace

from common.rag import RatingState
from risks.scoring import Prints, Scheme, Score

NO_SCORE = "none"


def scored_state(scheme: Scheme, score: Score) -> RatingState:
    """The band with the score in front of it: 16 Significant. In words, after it: High
    (Significant / Critical)."""
    state = scheme.band(score).state
    if scheme.prints == Prints.WORDS:
        return replace(state, label=f"{state.label} ({scheme.words(score)})")
    return replace(state, label=f"{scheme.mark(score)} {state.label}")


def score_words(scheme: Scheme, score: Score | None) -> str:
    return scored_state(scheme, score).label if score else NO_SCORE
