"""What would become of a row, and what is to be mended first."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from common.importing.cells import address
from common.spreadsheet import Sheet
from common.wording import count_of

TAKES_A_MINUTE = (
    "Importing this takes a minute or more, and nobody else can save meanwhile: choose "
    "a quiet moment."
)


class PlanChanged(Exception):
    """What is stored, or what may be named in it, is not as it was when the reader
    looked at what the import would do."""


def folded(reference: str) -> str:
    """As references are matched: R1 and r1 are one."""
    return " ".join(reference.split()).casefold()


class Verdict(StrEnum):
    """What becomes of a row."""

    CREATE = "New"
    UPDATE = "Changed"
    SAME = "No change"
    SKIP = "Left out"
    WRONG = "To mend"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to mend, by sheet and cell."""

    sheet: str
    row: int
    column: int
    says: str
    written: str = ""

    @property
    def cell(self) -> str:
        return address(self.row, self.column)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing an existing record would say differently."""

    label: str
    before: str
    after: str


@dataclass
class Exemption:
    """Under what, why, and until when to ask again."""

    paragraphs: list[int]
    reason: str
    review_on: Any = None


def told_of_rows(
    verdicts: Iterable[Verdict], noun: str, *, wrong: str = "to mend"
) -> list[str]:
    """7 new savings; 2 changed; 190 without a change; and what else there is."""
    counts = Counter(verdicts)
    told = [
        count_of(counts[Verdict.CREATE], f"new {noun}"),
        f"{counts[Verdict.UPDATE] or 'none'} changed",
        f"{counts[Verdict.SAME] or 'none'} without a change",
    ]
    if counts[Verdict.WRONG]:
        told.append(f"{counts[Verdict.WRONG]} {wrong}")
    if counts[Verdict.SKIP]:
        told.append(f"{counts[Verdict.SKIP]} left out")
    return told


def mark_of(said: Iterable[Any]) -> str:
    """The same for the same plan only: what is done is what was looked at."""
    written = json.dumps(list(said), default=str)
    return sha256(written.encode()).hexdigest()[:32]


def problem_sheets(problems: Iterable[Problem]) -> list[Sheet]:
    """The list of what is to be mended, cell by cell."""
    return [
        Sheet(
            title="To mend",
            headers=["Sheet", "Cell", "What it says", "What to do"],
            rows=[[p.sheet, p.cell, p.written, p.says] for p in problems],
        )
    ]
