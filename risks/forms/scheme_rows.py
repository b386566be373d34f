"""What is typed of a scheme, as text: levels and bands, which come and go, and tables.

Text that is no number yet is no mistake here: the matrix is drawn from it while it is
being typed. `risks.forms.scheme` says what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from common.rag import Shape, Tone
from risks.scoring.flaws import MOST_BANDS, MOST_LEVELS
from risks.scoring.parts import Band, Draft, Level, Method, Score

Row = dict[str, str]
Grid = list[list[str]]

LEVEL_FIELDS = ("mark", "label", "meaning")
BAND_FIELDS = (
    "code",
    "label",
    "shape",
    "tone",
    "lowest",
    "highest",
    "review_days",
    "meaning",
)
NO_NUMBER = -1  # what no score comes to
MOST = {"likelihood": MOST_LEVELS, "impact": MOST_LEVELS, "band": MOST_BANDS}
NEW_BAND = {"shape": Shape.RING.value, "tone": Tone.RED.value, "review_days": "91"}


@dataclass
class Typed:
    """The rows as they stand in the form. `figures` and `marks` have a cell for each
    likelihood and impact: a number, and the place of a band in the list."""

    rows: dict[str, list[Row]]
    figures: Grid
    marks: Grid

    @property
    def size(self) -> tuple[int, int]:
        return len(self.rows["likelihood"]), len(self.rows["impact"])

    def as_fields(self) -> dict[str, str]:
        """Every text under the name of its field."""
        fields = {f"{name}-total": str(len(rows)) for name, rows in self.rows.items()}
        for name, rows in self.rows.items():
            for nth, row in enumerate(rows, start=1):
                fields |= {f"{name}-{nth}-{key}": text for key, text in row.items()}
        for name, grid in (("figure", self.figures), ("cell", self.marks)):
            for up, row_of_cells in enumerate(grid, start=1):
                for across, text in enumerate(row_of_cells, start=1):
                    fields[f"{name}-{up}-{across}"] = text
        return fields

    def add(self, name: str, after: int) -> None:
        """An empty row after the nth, unless there is no room."""
        rows = self.rows[name]
        if not 0 <= after <= len(rows) < MOST[name]:
            return
        rows.insert(after, dict(NEW_BAND) if name == "band" else _next_level(rows))
        if name == "band":
            self._renumber_bands(lambda n: n + 1 if n > after else n)
        for grid in (self.figures, self.marks):
            _widen(grid, name, after, self.size)

    def remove(self, name: str, nth: int) -> None:
        rows = self.rows[name]
        if not 1 <= nth <= len(rows) or len(rows) == 1:
            return
        del rows[nth - 1]
        if name == "band":
            self._renumber_bands(lambda n: 0 if n == nth else n - (n > nth))
        for grid in (self.figures, self.marks):
            _narrow(grid, name, nth)

    def _renumber_bands(self, new: Callable[[int], int]) -> None:
        self.marks = [
            [str(new(int(text)) or "") if text.isdecimal() else "" for text in row]
            for row in self.marks
        ]


def _next_level(rows: list[Row]) -> Row:
    """Marked with the next number, where the last level has one."""
    largest = max((number_of(row.get("mark", "")) for row in rows), default=NO_NUMBER)
    return {"mark": str(largest + 1)} if largest > 0 else {}


def _widen(grid: Grid, name: str, after: int, size: tuple[int, int]) -> None:
    if name == "likelihood":
        grid.insert(after, [""] * size[1])
    if name == "impact":
        for row in grid:
            row.insert(after, "")


def _narrow(grid: Grid, name: str, nth: int) -> None:
    if name == "likelihood":
        del grid[nth - 1]
    if name == "impact":
        for row in grid:
            del row[nth - 1]


def typed_of(draft: Draft) -> Typed:
    """A scheme as its form shows it at first."""
    codes = [band.code for band in draft.bands]
    figures = [[""] * len(draft.impact) for _ in draft.likelihood]
    marks = [[""] * len(draft.impact) for _ in draft.likelihood]
    for score in draft.scores():
        row, cell = score.likelihood - 1, score.impact - 1
        figures[row][cell] = str(draft.figure(score))
        marks[row][cell] = str(codes.index(draft.holding(score)[0].code) + 1)
    return Typed(
        {
            "likelihood": [_level_row(level) for level in draft.likelihood],
            "impact": [_level_row(level) for level in draft.impact],
            "band": [_band_row(band, draft.method) for band in draft.bands],
        },
        figures,
        marks,
    )


def _level_row(level: Level) -> Row:
    return {"mark": level.mark, "label": level.label, "meaning": level.meaning}


def _band_row(band: Band, method: Method) -> Row:
    has_range = method != Method.MARKS
    return {
        "code": band.code,
        "label": band.label,
        "shape": band.state.shape.value,
        "tone": band.state.tone.value,
        "lowest": str(band.lowest) if has_range else "",
        "highest": str(band.highest) if has_range else "",
        "review_days": str(band.review_days),
        "meaning": band.state.meaning,
    }


def typed_in(fields: Mapping[str, str], scheme: Draft) -> Typed:
    """What was sent. A table that was not shown is the one that follows from the
    rest."""
    rows = {
        name: [
            {key: fields.get(f"{name}-{nth}-{key}", "") for key in keys}
            for nth in range(1, _total(fields, name, fallback) + 1)
        ]
        for name, keys, fallback in (
            ("likelihood", LEVEL_FIELDS, len(scheme.likelihood)),
            ("impact", LEVEL_FIELDS, len(scheme.impact)),
            ("band", BAND_FIELDS, len(scheme.bands)),
        )
    }
    up, across = len(rows["likelihood"]), len(rows["impact"])
    scores = [[Score(u, a) for a in range(1, across + 1)] for u in range(1, up + 1)]
    return Typed(
        rows,
        [[_figure_in(fields, score) for score in row] for row in scores],
        [[_mark_in(fields, score, rows["band"]) for score in row] for row in scores],
    )


def _total(fields: Mapping[str, str], name: str, fallback: int) -> int:
    typed = fields.get(f"{name}-total", "")
    return min(max(number_of(typed), 1), MOST[name]) if typed else fallback


def _figure_in(fields: Mapping[str, str], score: Score) -> str:
    product = str(score.likelihood * score.impact)
    return fields.get(f"figure-{score.likelihood}-{score.impact}", product)


def _mark_in(fields: Mapping[str, str], score: Score, bands: list[Row]) -> str:
    name = f"cell-{score.likelihood}-{score.impact}"
    if name in fields:
        return fields[name]
    figure = score.likelihood * score.impact
    for nth, row in enumerate(bands, start=1):
        if 0 <= number_of(row["lowest"]) <= figure <= number_of(row["highest"]):
            return str(nth)
    return ""


def number_of(text: str) -> int:
    """NO_NUMBER for anything but a few plain digits; 12.0 is 12, as in a form field."""
    match = re.fullmatch(r"([0-9]{1,5})(\.0*)?", text.strip())
    return int(match[1]) if match else NO_NUMBER
