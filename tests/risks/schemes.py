"""Scoring schemes of every kind, for tests that must hold in any of them."""

from dataclasses import replace

from hypothesis import strategies as st

from common import rag
from common.rag import RatingState, Shape, Tone
from risks.scoring import (
    Band,
    Draft,
    Level,
    Method,
    Prints,
    Scheme,
    draft_of,
)
from risks.scoring.flaws import flaws
from risks.shipped_schemes import BURY_5X5

LOOKS = (
    (Shape.CIRCLE, Tone.GREEN, rag.GREEN),
    (Shape.DIAMOND, Tone.AMBER_GREEN, rag.AMBER_GREEN),
    (Shape.DOWN_TRIANGLE, Tone.AMBER, rag.AMBER),
    (Shape.TRIANGLE, Tone.AMBER_RED, rag.AMBER_RED),
    (Shape.SQUARE, Tone.RED, rag.RED),
)


def stricter() -> Draft:
    """5 by 5 once more; 12 belongs to the highest band."""
    low, moderate, high, significant = BURY_5X5.bands
    return draft_of(
        BURY_5X5,
        bands=(
            low,
            moderate,
            replace(high, highest=10),
            replace(significant, lowest=12),
        ),
    )


def with_range(scheme: Scheme, nth: int, lowest: int, highest: int) -> list[str]:
    """What is wrong once the nth band runs from `lowest` to `highest`."""
    bands = list(scheme.bands)
    bands[nth] = replace(bands[nth], lowest=lowest, highest=highest)
    return [flaw.text for flaw in flaws(draft_of(scheme, bands=tuple(bands)))]


def as_parts(scheme: Scheme) -> dict[str, object]:
    draft = draft_of(scheme)
    return {name: getattr(draft, name) for name in draft.__dataclass_fields__}


def make_band(nth: int, lowest: int = 0, highest: int = 0) -> Band:
    shape, tone, severity = LOOKS[nth]
    state = RatingState(f"band-{nth}", f"Band {nth}", shape, tone, severity, "")
    return Band(state, lowest, highest)


def make_levels(count: int) -> tuple[Level, ...]:
    return tuple(Level(str(nth), f"Level {nth}") for nth in range(1, count + 1))


def make_scheme(
    up: int, across: int, bands: tuple[Band, ...], method: Method, table: object = ()
) -> Scheme:
    return Scheme(
        code="drawn",
        name="Drawn by lot",
        version=1,
        likelihood=make_levels(up),
        impact=make_levels(across),
        method=method,
        bands=bands,
        source="",
        prints=Prints.NUMBER,
        table=table,
    )


def products(up: int, across: int) -> list[list[int]]:
    return [[u * a for a in range(1, across + 1)] for u in range(1, up + 1)]


@st.composite
def rising_tables(draw, up: int, across: int) -> list[list[int]]:
    """Numbers that never fall as likelihood or impact grows."""
    steps = draw(
        st.lists(st.integers(0, 4), min_size=up + across, max_size=up + across)
    )
    ups = [1 + sum(steps[: n + 1]) for n in range(up)]
    acrosses = [sum(steps[up : up + n + 1]) for n in range(across)]
    return [[u + a for a in acrosses] for u in ups]


@st.composite
def banded(draw, numbers: list[list[int]]) -> tuple[Band, ...]:
    """Bands that cut the numbers there are into a few ranges."""
    known = sorted({number for row in numbers for number in row})
    count = draw(st.integers(1, min(len(LOOKS), len(known))))
    starts = draw(
        st.sets(st.sampled_from(known), min_size=count - 1, max_size=count - 1)
    ) | {known[0]}
    begins = sorted(starts)
    ends = [max(n for n in known if n < start) for start in begins[1:]] + [known[-1]]
    return tuple(
        make_band(nth, lowest, highest)
        for nth, (lowest, highest) in enumerate(zip(begins, ends, strict=True))
    )


@st.composite
def schemes(draw) -> Scheme:
    """A scheme of any method, size and banding."""
    up, across = draw(st.integers(2, 7)), draw(st.integers(2, 7))
    method = draw(st.sampled_from(Method))
    numbers = (
        products(up, across)
        if method == Method.PRODUCT
        else draw(rising_tables(up, across))
    )
    bands = draw(banded(numbers))
    if method == Method.PRODUCT:
        return make_scheme(up, across, bands, method)
    if method == Method.LOOKUP:
        return make_scheme(up, across, bands, method, tuple(map(tuple, numbers)))
    named = tuple(
        tuple(next(b.code for b in bands if b.holds(number)) for number in row)
        for row in numbers
    )
    return make_scheme(up, across, bands, method, named)
