"""What keeps a draft from being a scoring scheme, in sentences.

Only numbers that can occur count: five times five never gives 13 or 14, so bands of 8
to 12 and 15 to 25 leave no gap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from common.wording import and_list
from risks.scoring.parts import Band, Draft, Level, Method, Score

FEWEST_LEVELS, MOST_LEVELS = 2, 10
MOST_BANDS = 6  # as many as there are shapes to tell them apart


class Part(StrEnum):
    """What of a draft is to be mended."""

    LIKELIHOOD = "likelihood"
    IMPACT = "impact"
    LABEL = "label"
    TONE = "tone"
    SHAPE = "shape"
    RANGE = "range"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong: in words, with what, which scores it is about, and
    which bands by their code, the one to mend last."""

    text: str
    part: Part
    scores: tuple[Score, ...] = ()
    bands: tuple[str, ...] = ()


def flaws(draft: Draft) -> list[Flaw]:
    """None if the draft is a scheme. Whether the bands are in order can be said only
    once every score has one."""
    found = [*_axis_flaws(draft), *_band_flaws(draft.bands)]
    found += _table_flaws(draft) or _HOLDING[draft.method](draft)
    return found or _order_flaws(draft)


def _axis_flaws(draft: Draft) -> list[Flaw]:
    found = []
    axes = ((Part.LIKELIHOOD, draft.likelihood), (Part.IMPACT, draft.impact))
    for name, levels in axes:
        if not FEWEST_LEVELS <= len(levels) <= MOST_LEVELS:
            found.append(
                Flaw(
                    f"The {name} needs between {FEWEST_LEVELS} and {MOST_LEVELS} "
                    f"levels.",
                    name,
                )
            )
        found += [
            Flaw(f"Two levels of the {name} are called {label}.", name)
            for label in _repeated(level.label for level in levels)
        ]
        found += [
            Flaw(f"Two levels of the {name} have the mark {mark}.", name)
            for mark in _repeated(level.mark for level in levels)
        ]
        found += _unnamed(name, levels)
    return found


def _unnamed(name: Part, levels: Iterable[Level]) -> list[Flaw]:
    if all(level.mark.strip() and level.label.strip() for level in levels):
        return []
    return [Flaw(f"Each level of the {name} needs a mark and a name.", name)]


def _band_flaws(bands: tuple[Band, ...]) -> list[Flaw]:
    if not 1 <= len(bands) <= MOST_BANDS:
        return [Flaw(f"A scheme needs between 1 and {MOST_BANDS} bands.", Part.LABEL)]
    codes = _repeated(band.code for band in bands)
    labels = _repeated(band.label for band in bands)
    found = [
        Flaw(f"Two bands are called {name}.", Part.LABEL) for name in labels or codes
    ]
    if not all(band.label.strip() for band in bands):
        found.append(Flaw("Each band needs a name.", Part.LABEL))
    for band, after in pairwise(bands):
        if after.state.severity < band.state.severity:
            found.append(
                Flaw(
                    f"{after.label} is a higher band than {band.label}, but its colour "
                    f"says it is less serious.",
                    Part.TONE,
                    bands=(after.code,),
                )
            )
    return found + _shape_flaws(bands)


def _shape_flaws(bands: Iterable[Band]) -> list[Flaw]:
    """Printed in black and white, the shape is what tells the bands apart."""
    same = defaultdict(list)
    for band in bands:
        same[band.state.shape].append(band)
    return [
        Flaw(
            f"{and_list([band.label for band in alike])} have the same shape: give "
            f"each its own, so that they differ in black and white.",
            Part.SHAPE,
            bands=tuple(band.code for band in alike),
        )
        for alike in same.values()
        if len(alike) > 1
    ]


def _table_flaws(draft: Draft) -> list[Flaw]:
    if draft.method == Method.PRODUCT:
        return []
    rows = [len(row) for row in draft.table]
    if rows != [len(draft.impact)] * len(draft.likelihood):
        text = "The table needs one cell for each likelihood and impact."
        return [Flaw(text, Part.CELL)]
    if draft.method == Method.MARKS:
        return []
    empty = tuple(score for score in draft.scores() if draft.figure(score) < 1)
    text = "Each cell of the table needs a number, 1 or more."
    return [Flaw(text, Part.CELL, empty)] if empty else []


def _range_flaws(draft: Draft) -> list[Flaw]:
    """Each number that can occur lies in exactly one band: no gap, no overlap."""
    upside_down = [
        Flaw(
            f"{band.label} ends at {band.highest}, below where it begins, "
            f"{band.lowest}.",
            Part.RANGE,
            bands=(band.code,),
        )
        for band in draft.bands
        if band.highest < band.lowest
    ]
    by_figure = defaultdict(list)
    for score in draft.scores():
        by_figure[draft.figure(score)].append(score)
    found = [
        _misplaced(figure, by_figure[figure], draft) for figure in sorted(by_figure)
    ]
    return upside_down + [flaw for flaw in found if flaw]


def _misplaced(figure: int, scores: list[Score], draft: Draft) -> Flaw | None:
    holding = draft.holding(scores[0])
    if not holding:
        below = [band.code for band in draft.bands if band.highest < figure]
        return Flaw(
            f"A gap: a score of {figure} is in no band.",
            Part.RANGE,
            tuple(scores),
            tuple(below),
        )
    if len(holding) == 1:
        return None
    both = and_list([band.label for band in holding])
    return Flaw(
        f"An overlap: a score of {figure} is in more than one band, {both}.",
        Part.RANGE,
        tuple(scores),
        tuple(band.code for band in holding),
    )


def _cell_flaws(draft: Draft) -> list[Flaw]:
    """Of marks, each cell names its band."""
    return [
        Flaw(f"A gap: {draft.mark(score)} is in no band.", Part.CELL, (score,))
        for score in draft.scores()
        if not draft.holding(score)
    ]


def _order_flaws(draft: Draft) -> list[Flaw]:
    """More likely and no less harmful is never a lower band, nor the reverse."""
    ranks = {band.code: rank for rank, band in enumerate(draft.bands)}
    part = Part.CELL if draft.method == Method.MARKS else Part.RANGE
    found = []
    for score in draft.scores():
        here = draft.holding(score)[0]
        for higher in (
            Score(score.likelihood + 1, score.impact),
            Score(score.likelihood, score.impact + 1),
        ):
            there = draft.holding(higher)[0] if draft.has(higher) else here
            if ranks[there.code] < ranks[here.code]:
                found.append(
                    Flaw(
                        f"{draft.words(higher)} is {there.label}, but the lower "
                        f"{draft.words(score)} is {here.label}.",
                        part,
                        (score, higher),
                        (here.code, there.code),
                    )
                )
    return found


def _repeated(names: Iterable[str]) -> list[str]:
    """Those said more than once, each once; capitals make no difference."""
    seen: set[str] = set()
    twice: dict[str, str] = {}
    for name in names:
        key = name.strip().casefold()
        if key and key in seen:
            twice.setdefault(key, name)
        seen.add(key)
    return list(twice.values())


_HOLDING: Mapping[Method, Callable[[Draft], list[Flaw]]] = {
    Method.PRODUCT: _range_flaws,
    Method.LOOKUP: _range_flaws,
    Method.MARKS: _cell_flaws,
}
