"""A block of cells copied from a spreadsheet, put into the rows of a return: pure.

Excel copies cells as lines of tabs, quoting what holds a tab, a quote or a line end.
A block may begin with a row of headings and with a column of references; without them
it goes in by order. Blank cells leave what is there. What the headings mean is for
`savings.paste_headings` to say.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from common.wording import and_list
from savings.paste_headings import NO_HEADING, TWICE, UNKNOWN, Heading, read_heading
from savings.return_cells import Column, read_money, tidied

MOST_ROWS = 1_000
MOST_NAMED = 5
MOST_SHOWN = 60  # letters of a heading

Cells = list[str]


@dataclass(frozen=True)
class Target:
    """A row of the return that a pasted row may belong to."""

    key: int
    reference: str
    title: str = ""


@dataclass(frozen=True)
class PastedCell:
    key: int
    column: Column
    text: str


@dataclass(frozen=True)
class Pasted:
    """Where the cells go, and sentences about those that go nowhere."""

    cells: tuple[PastedCell, ...]
    left_out: tuple[str, ...]

    @property
    def rows(self) -> int:
        return len({cell.key for cell in self.cells})


@dataclass(frozen=True)
class _Layout:
    """Which column of the block is what. `units` are k or m from a heading; `unused`
    sentences about the columns that are not taken over."""

    reference: int | None
    columns: dict[int, Column]
    units: dict[int, str]
    has_headings: bool
    too_wide: bool = False
    unused: tuple[str, ...] = ()


def place_block(
    block: str,
    targets: Sequence[Target],
    *,
    first_key: int | None = None,
    first_column: Column = Column.ACHIEVED,
) -> Pasted:
    """Each cell to its row and column: by reference where the block has references,
    else from `first_key` and `first_column` on, in order."""
    rows = rows_of(block)
    if len(rows) > MOST_ROWS:
        sentence = f"The block has more than {MOST_ROWS:,} rows: paste it in parts."
        return Pasted((), (sentence,))
    layout = _layout_of(rows, targets, first_column)
    body = list(enumerate(rows, 1))[1 if layout.has_headings else 0 :]
    left_out = list(layout.unused)
    if layout.too_wide:
        left_out.append(
            "The block has more columns than the return. Paste it with its row of "
            "headings, and each column finds its place."
        )
    if layout.reference is None:
        placed = _by_order(body, targets, first_key, left_out)
    else:
        placed = _by_reference(body, targets, layout.reference, left_out)
    return Pasted(tuple(_cells(placed, layout)), tuple(left_out))


def rows_of(block: str) -> list[Cells]:
    """The cells of copied text; blank rows at the end dropped."""
    text = block.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    rows = [[tidied(cell) for cell in row] for row in _split(text)]
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _split(text: str) -> list[Cells]:
    # No spreadsheet leaves a quote open: then these are quotes in somebody's words.
    if text.count('"') % 2 == 0:
        try:
            return list(csv.reader(StringIO(text), delimiter="\t"))
        except csv.Error:  # a cell longer than any spreadsheet's
            pass
    return [line.split("\t") for line in text.split("\n")]


# --- What the columns are -------------------------------------------------------------

_TOTALS = frozenset(("total", "totals", "grand total", "sub-total", "subtotal"))


def _layout_of(
    rows: list[Cells], targets: Sequence[Target], first_column: Column
) -> _Layout:
    if not rows:
        return _Layout(None, {}, {}, has_headings=False)
    references = {target.reference.casefold() for target in targets}
    if _are_headings(rows, references):
        return _by_headings(rows, references)
    width = max(map(len, rows))
    reference = 0 if width > 1 and _share_in(rows, 0, references) else None
    first = 0 if reference is None else 1
    titles = {target.title.casefold() for target in targets}
    if first and _share_in(rows, first, titles):
        first += 1
    order = list(Column)
    order = order[order.index(first_column) :]
    columns = dict(zip(range(first, width), order, strict=False))
    return _Layout(
        reference, columns, {}, has_headings=False, too_wide=width - first > len(order)
    )


def _are_headings(rows: Sequence[Cells], references: set[str]) -> bool:
    """Headings are words we know, and neither a reference of ours nor an amount."""
    first, *body = rows
    if any(cell.casefold() in references or _is_amount(cell) for cell in first if cell):
        return False
    known = [each for each in map(read_heading, filter(None, first)) if each.is_known]
    if len(first) == 1:
        # "Target missed" is a note, but over amounts it is a heading.
        over_amounts = any(_is_amount(cell) for row in body for cell in row if cell)
        return bool(body and known and (known[0].column or over_amounts))
    return len(known) > 1 or any(each.is_reference for each in known)


def _is_amount(cell: str) -> bool:
    try:
        read_money(cell)
    except ValueError:
        return False
    return True


def _by_headings(rows: list[Cells], references: set[str]) -> _Layout:
    width = max(map(len, rows))
    headings = [read_heading(cell) for cell in [*rows[0], *[""] * width][:width]]
    columns: dict[int, Column] = {}
    units: dict[int, str] = {}
    reference = None
    for place, heading in enumerate(headings):
        if reference is None and heading.is_reference:
            reference = place
        elif heading.column and heading.column not in columns.values():
            columns[place] = heading.column
            units[place] = heading.unit
    if reference is None and 0 not in columns and _share_in(rows[1:], 0, references):
        reference = 0
    idle = [place for place in range(width) if place not in {reference, *columns}]
    unused = tuple(_not_taken(idle, headings, rows[1:]))
    return _Layout(reference, columns, units, has_headings=True, unused=unused)


def _not_taken(
    places: Iterable[int], headings: Sequence[Heading], body: Sequence[Cells]
) -> Iterator[str]:
    """A sentence for each reason. What is no amount under "Saving" is a title, and is
    not missed; nor is an empty column."""
    found: dict[str, list[str]] = {}
    for place in places:
        heading = headings[place]
        cells = [row[place] for row in body if len(row) > place and row[place]]
        if not cells or (heading.is_title and not any(map(_is_amount, cells))):
            continue
        if heading.words:
            name = f"“{heading.words[:MOST_SHOWN]}”"
            because = heading.because or (UNKNOWN if heading.is_title else TWICE)
        else:
            name, because = f"number {place + 1}", NO_HEADING
        found.setdefault(because, []).append(name)
    for because, names in found.items():
        noun = "column" if len(names) == 1 else "columns"
        yield f"Not taken over: the {noun} {and_list(names)}. {because}."


def _share_in(rows: Iterable[Cells], place: int, known: set[str]) -> bool:
    """Whether at least half of a column's cells are among `known`."""
    cells = [row[place].casefold() for row in rows if len(row) > place and row[place]]
    found = sum(cell in known for cell in cells)
    return bool(found) and 2 * found >= len(cells)


# --- Which row is whose ---------------------------------------------------------------

Numbered = tuple[int, Cells]  # by its number in the block
Placed = tuple[int, Cells]  # by the key of its target


def _by_order(
    body: Sequence[Numbered],
    targets: Sequence[Target],
    first_key: int | None,
    left_out: list[str],
) -> list[Placed]:
    keys = [target.key for target in targets]
    start = keys.index(first_key) if first_key in keys else 0
    rest = keys[start:]
    over = [str(number) for number, row in body[len(rest) :] if any(row)]
    if over:
        which = f"Row {over[0]} has" if len(over) == 1 else f"{_some(over)} have"
        left_out.append(f"{which} no saving to go to: the return has {len(keys)}.")
    return [(key, row) for key, (_, row) in zip(rest, body, strict=False)]


def _some(numbers: Sequence[str]) -> str:
    more = len(numbers) - MOST_NAMED
    named = list(numbers[:MOST_NAMED])
    return f"Rows {and_list([*named, f'{more} more'] if more > 0 else named)}"


def _by_reference(
    body: Sequence[Numbered],
    targets: Sequence[Target],
    place: int,
    left_out: list[str],
) -> list[Placed]:
    keys = {target.reference.casefold(): target.key for target in targets}
    seen: dict[int, int] = {}
    found = []
    for number, row in body:
        reference = row[place] if len(row) > place else ""
        key = keys.get(reference.casefold())
        if key is None:
            if any(row) and reference.casefold() not in _TOTALS:
                said = f"No saving of this return is called “{reference[:40]}”"
                left_out.append(f"{said} (row {number}).")
        elif key in seen:
            left_out.append(
                f"{reference} stands in rows {seen[key]} and {number}: only the first "
                "is taken."
            )
        else:
            seen[key] = number
            found.append((key, row))
    return found


def _cells(placed: Iterable[Placed], layout: _Layout) -> Iterator[PastedCell]:
    for key, row in placed:
        for place, column in layout.columns.items():
            text = row[place] if len(row) > place else ""
            if text:
                yield PastedCell(key, column, _in_unit(text, layout.units.get(place)))


def _in_unit(text: str, unit: str | None) -> str:
    """1,200 under £'000 is 1,200k."""
    return f"{text}{unit}" if unit and text[-1] in "0123456789)" else text
