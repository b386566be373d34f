"""The draft that follows from what is typed of a scheme, whatever it is worth."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TypeVar

from common import rag
from common.codes import free_code
from common.rag import RatingState, Shape, Tone
from risks.forms.scheme_rows import NO_NUMBER, Row, Typed, number_of
from risks.scoring.parts import Band, Draft, Level, Method, Prints

Choice = TypeVar("Choice", bound=Enum)

# How serious a colour says a band is, on the scale of all ratings, common/rag.py.
SEVERITIES = {
    Tone.GREEN: rag.GREEN,
    Tone.AMBER_GREEN: rag.AMBER_GREEN,
    Tone.AMBER: rag.AMBER,
    Tone.AMBER_RED: rag.AMBER_RED,
    Tone.RED: rag.RED,
}
SHAPES = (
    Shape.CIRCLE,
    Shape.DIAMOND,
    Shape.DOWN_TRIANGLE,
    Shape.TRIANGLE,
    Shape.SQUARE,
    Shape.RING,
)


def drafted(typed: Typed, fields: Mapping[str, str], scheme: Draft) -> Draft:
    """As it stands. `scheme` is what it began as: its code and version are kept."""
    method = _one_of(Method, fields.get("method", ""), scheme.method)
    bands = _bands(typed.rows["band"], method)
    return Draft(
        code=scheme.code,
        name=fields.get("name", "").strip(),
        version=scheme.version,
        likelihood=tuple(_level(row) for row in typed.rows["likelihood"]),
        impact=tuple(_level(row) for row in typed.rows["impact"]),
        method=method,
        bands=bands,
        source=fields.get("source", "").strip(),
        prints=_one_of(Prints, fields.get("prints", ""), scheme.prints),
        table=_table(typed, method, bands),
    )


def _one_of(kind: type[Choice], text: str, otherwise: Choice) -> Choice:
    return kind(text) if text in {each.value for each in kind} else otherwise


def _level(row: Row) -> Level:
    return Level(*(row.get(key, "").strip() for key in ("mark", "label", "meaning")))


def _bands(rows: list[Row], method: Method) -> tuple[Band, ...]:
    """A new band gets a code from its name; one that is renamed keeps its own, so that
    whatever was said of it goes on holding."""
    taken = {row.get("code", "") for row in rows} | rag.RESERVED.keys()
    found = []
    for row in rows:
        code = row.get("code", "").strip()
        if not code:
            code = free_code(row.get("label", ""), taken, "band")
            taken.add(code)
        found.append(_band(row, code, method))
    return tuple(found)


def _band(row: Row, code: str, method: Method) -> Band:
    tone = _one_of(Tone, row.get("tone", ""), Tone.RED)
    lowest, highest = (number_of(row.get(key, "")) for key in ("lowest", "highest"))
    if method == Method.MARKS:
        lowest = highest = 0
    elif NO_NUMBER in (lowest, highest):
        lowest = highest = NO_NUMBER
    return Band(
        RatingState(
            code=code,
            label=row.get("label", "").strip(),
            shape=_one_of(Shape, row.get("shape", ""), Shape.RING),
            tone=tone,
            severity=SEVERITIES.get(tone, rag.RED),
            meaning=row.get("meaning", "").strip(),
        ),
        lowest,
        highest,
        review_days=number_of(row.get("review_days", "")),
    )


def _table(
    typed: Typed, method: Method, bands: tuple[Band, ...]
) -> tuple[tuple[int | str, ...], ...]:
    if method == Method.LOOKUP:
        return tuple(tuple(number_of(cell) for cell in row) for row in typed.figures)
    if method == Method.MARKS:
        codes = {str(nth): band.code for nth, band in enumerate(bands, start=1)}
        return tuple(tuple(codes.get(cell, "") for cell in row) for row in typed.marks)
    return ()
