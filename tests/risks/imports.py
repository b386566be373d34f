"""Imports for the tests: a row, an upload, what it does, and taking it back."""

from common.importing.reading import read_upload
from risks.importing.applying import apply_import, plan_of
from risks.importing.keeping import keep_upload
from risks.importing.undoing import undo_import
from tests.common.importing.sheets import workbook

HEADINGS = (
    "Reference", "Title", "Owner", "Current likelihood", "Current impact",
    "Current score: why", "Raised on", "On the register since", "Next review", "Exempt",
    "Exempt under paragraphs", "Why it is exempt",
)  # fmt: skip


def row(reference="A1", title="The library floods", **cells):
    """One row by heading; the score is Likely / Major."""
    values = {"Current_likelihood": "Likely", "Current_impact": "Major"} | cells
    known = {name.replace("_", " "): value for name, value in values.items()}
    return [reference, title, *(known.get(heading) for heading in HEADINGS[2:])]


def uploaded(register, by, *rows, headings=HEADINGS):
    content = workbook(headings, *rows)
    return keep_upload(register, "old.xlsx", read_upload("old.xlsx", content), by=by)


def imported(register, by, *rows, headings=HEADINGS):
    kept = uploaded(register, by, *rows, headings=headings)
    return done(kept, by)


def done(kept, by):
    seen = plan_of(kept, kept.register, by).mark()
    return apply_import(kept, kept.version, seen=seen, register=kept.register, by=by)


def undone(kept, by):
    return undo_import(kept, kept.version, by=by)
