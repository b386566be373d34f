"""What would become of a row, and what is to be mended first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from common.importing.cells import address


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
