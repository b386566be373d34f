"""What a rating scheme is made of, and how it is stored as JSON."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from common import rag
from common.rag import RatingState, Shape, Tone

WITHIN, OUTSIDE = "within", "outside"


class Rule(StrEnum):
    """How the overall rating follows from the dimensions."""

    COUNT_OUTSIDE = "count_outside"
    WORST_OF = "worst_of"
    DECLARED = "declared"


@dataclass(frozen=True, slots=True)
class Dimension:
    """Something rated on its own: time, cost, scope, benefits."""

    code: str
    name: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """From this many dimensions outside tolerance, the overall state is this one."""

    outside: int
    state: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """One version of a way to rate; `dimension_states` are what a dimension may be."""

    code: str
    name: str
    version: int
    dimensions: tuple[Dimension, ...]
    dimension_states: tuple[RatingState, ...]
    states: tuple[RatingState, ...]
    rule: Rule
    source: str
    steps: tuple[Step, ...] = ()

    def __post_init__(self) -> None:
        _require_unique("states", (state.code for state in self.states))
        _require_unique("dimensions", (part.code for part in self.dimensions))
        _require_unique("dimension states", (s.code for s in self.dimension_states))
        if not any(state.counts_as_rated for state in self.states):
            raise ValueError("A scheme needs at least one state.")
        if self.dimensions and not self.dimension_states:
            raise ValueError("Say which states a dimension may be in.")
        _REQUIRE[self.rule](self)

    @property
    def choices(self) -> tuple[RatingState, ...]:
        """What an officer may declare: the scheme's states, then the reserved ones.

        Not reported is missing: it is what the system says when nobody did.
        """
        own = {state.code for state in self.states}
        reserved = (rag.NOT_STARTED, rag.PAUSED, rag.CLOSED)
        return self.states + tuple(s for s in reserved if s.code not in own)

    def state(self, code: str) -> RatingState:
        """An empty code is not reported; an unknown one a KeyError."""
        own = {state.code: state for state in self.states}
        return (rag.RESERVED | {"": rag.NOT_REPORTED} | own)[code]

    def dimension_state(self, code: str) -> RatingState:
        own = {state.code: state for state in self.dimension_states}
        return (rag.RESERVED | {"": rag.NOT_REPORTED} | own)[code]


def _require_unique(noun: str, codes: Iterable[str]) -> None:
    found = list(codes)
    if len(set(found)) != len(found):
        raise ValueError(f"Two {noun} of the scheme have the same code.")


def _require_steps(scheme: Scheme) -> None:
    counts = [step.outside for step in scheme.steps]
    if counts != sorted(set(counts)) or counts[:1] != [0]:
        raise ValueError("The steps of a scheme begin at 0 and rise.")
    if not {step.state for step in scheme.steps} <= {s.code for s in scheme.states}:
        raise ValueError("A step of the scheme names a state it does not have.")
    if {WITHIN, OUTSIDE} != {state.code for state in scheme.dimension_states}:
        raise ValueError("Counting what is outside needs the states within, outside.")


def _require_shared_states(scheme: Scheme) -> None:
    parts = {state.code for state in scheme.dimension_states}
    if not parts <= {state.code for state in scheme.states}:
        raise ValueError("The worst dimension must be a state of the whole scheme.")


def _require_nothing(scheme: Scheme) -> None:
    """What an officer declares needs no arithmetic."""


_REQUIRE: dict[Rule, Callable[[Scheme], None]] = {
    Rule.COUNT_OUTSIDE: _require_steps,
    Rule.WORST_OF: _require_shared_states,
    Rule.DECLARED: _require_nothing,
}


def as_json(scheme: Scheme) -> dict[str, Any]:
    return asdict(scheme)


def from_json(stored: Mapping[str, Any]) -> Scheme:
    """KeyError, TypeError or ValueError where the stored text is no scheme."""
    return Scheme(
        code=str(stored["code"]),
        name=str(stored["name"]),
        version=int(stored["version"]),
        dimensions=tuple(Dimension(**part) for part in stored["dimensions"]),
        dimension_states=_states(stored["dimension_states"]),
        states=_states(stored["states"]),
        rule=Rule(stored["rule"]),
        source=str(stored["source"]),
        steps=tuple(Step(**step) for step in stored["steps"]),
    )


def _states(stored: Iterable[Mapping[str, Any]]) -> tuple[RatingState, ...]:
    return tuple(
        RatingState(
            code=str(state["code"]),
            label=str(state["label"]),
            shape=Shape(state["shape"]),
            tone=Tone(state["tone"]),
            severity=int(state["severity"]),
            meaning=str(state["meaning"]),
        )
        for state in stored
    )
