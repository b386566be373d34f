"""The cells of a row that keep a record from the public."""

from __future__ import annotations

from common.exemption import MayBeExempt, exempt_problems
from common.importing.cells import Cells, same, text_of
from common.importing.fields import EXEMPT_FIELDS
from common.importing.plan import Change, Exemption
from common.importing.row_reading import RowReader
from common.importing.values import (
    LONGEST_PROSE,
    day,
    limited,
    paragraphs,
    yes_or_no,
)

_HEADINGS = {field.name: field.heading for field in EXEMPT_FIELDS}
_SAYS_MORE = ("exempt_paragraphs", "exempt_reason", "exempt_review_on")


def new_exemption(cells: RowReader, ours: Cells | None = None) -> Exemption | None:
    """What a row says that is not exempt yet. One that gives a paragraph or a reason
    but says No is a problem: nothing exempt may come in open by a slip.

    `ours` is what is stored of the record already.
    """
    said = ours or {}
    given = [
        name
        for name in _SAYS_MORE
        if not cells.is_blank(name) and not same(cells.value(name), said.get(name))
    ]
    is_exempt = cells.read("is_exempt", yes_or_no)
    if not cells.has("is_exempt"):
        is_exempt = bool(given)
    if not is_exempt:
        if given:
            cells.wrong(
                given[0],
                "This row gives an exemption but does not say that it is exempt: write "
                "Yes under Exempt, or empty this cell.",
            )
        return None
    return _exemption(cells)


def _exemption(cells: RowReader) -> Exemption:
    before = len(cells.problems)
    found = Exemption(
        paragraphs=cells.read("exempt_paragraphs", paragraphs) or [],
        reason=_reason(cells),
        review_on=cells.read("exempt_review_on", day),
    )
    if len(cells.problems) == before:
        for name, says in exempt_problems(found.paragraphs, found.reason).items():
            cells.wrong(name, says)
    return found


def _reason(cells: RowReader) -> str:
    return (
        cells.read(
            "exempt_reason",
            lambda _: limited(cells.text("exempt_reason"), LONGEST_PROSE),
        )
        or ""
    )


def exempt_change(
    cells: RowReader, record: MayBeExempt, reference: str, ours: Cells
) -> tuple[Exemption | None, list[Change]]:
    """What the row says differently of a record that is there. It is never opened."""
    if not record.is_exempt:
        found = new_exemption(cells, ours)
        return found, [Change("Exempt", "No", "Yes")] if found else []
    if cells.read("is_exempt", yes_or_no) is False:
        cells.wrong(
            "is_exempt",
            f"{reference} is exempt, and an import does not open it to the "
            "public: the monitoring officer or the clerk does, on its page.",
        )
    return _changed(cells, record, ours)


def _changed(
    cells: RowReader, record: MayBeExempt, ours: Cells
) -> tuple[Exemption | None, list[Change]]:
    """An empty cell leaves what is there."""
    differ = [
        name
        for name in _SAYS_MORE
        if not cells.is_blank(name) and not same(cells.value(name), ours[name])
    ]
    if not differ:
        return None, []
    found = Exemption(
        paragraphs=cells.read("exempt_paragraphs", paragraphs)
        or record.exempt_paragraphs,
        reason=_reason(cells) or record.exempt_reason,
        review_on=cells.read("exempt_review_on", day) or record.exempt_review_on,
    )
    is_same = (
        found.paragraphs == sorted(record.exempt_paragraphs)
        and same(found.reason, record.exempt_reason)
        and found.review_on == record.exempt_review_on
    )
    changes = [
        Change(_HEADINGS[name], text_of(ours[name]), cells.text(name))
        for name in differ
    ]
    return (None, []) if is_same else (found, changes)
