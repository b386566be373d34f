"""A paper composed: everything that prints, in order, for one audience.

Templates and the Word writer put it on a page; nothing in it needs asking further.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from reports.papers.choices import HeaderLook, PartKind


@dataclass(frozen=True)
class GridCell:
    """An implication and its mark."""

    mark: str
    label: str


@dataclass(frozen=True)
class Part:
    """One thing printed in a section; which fields count depends on its kind."""

    kind: PartKind
    title: str = ""
    html: str = ""
    items: tuple[str, ...] = ()
    rows: tuple[tuple[GridCell | None, ...], ...] = ()
    key_to_marks: str = ""


@dataclass(frozen=True)
class Section:
    """A section as printed. Where `withheld` says so, nothing of it is here."""

    key: str
    number: str
    heading: str
    level: int
    withheld: str
    parts: tuple[Part, ...]
    new_page: bool
    is_landscape: bool

    @property
    def heading_level(self) -> int:
        """The paper's title is the first heading, so sections start at the second."""
        return min(self.level + 1, 4)

    @property
    def text_heading_level(self) -> int:
        """Where headings inside its text start."""
        return self.heading_level + 1


@dataclass(frozen=True)
class Line:
    label: str
    value: str


@dataclass(frozen=True)
class Stamp:
    """What a paper says about its own standing: a draft, or publication so-and-so."""

    is_draft: bool
    number: int = 0
    correction_reason: str = ""


@dataclass(frozen=True)
class Document:
    """A whole paper, for one audience."""

    reference: str
    council: str
    title: str
    body_name: str
    meeting_on: date
    header: tuple[Line, ...]
    author_line: str
    as_at: str
    stamp: Stamp
    holds_exempt: bool
    withheld: str
    sections: tuple[Section, ...]
    banner: str = ""
    header_look: str = HeaderLook.BOX
    hides_header_line: bool = False

    @property
    def withholds_a_section(self) -> bool:
        """Whether a section, or all of them, is kept back."""
        return (
            not self.sections
            or self.hides_header_line
            or any(part.withheld for part in self.sections)
        )

    def as_data(self) -> dict[str, Any]:
        """What the JSON of a published paper says of the paper itself."""
        return {
            "reference": self.reference,
            "council": self.council,
            "title": self.title,
            "considered_by": self.body_name,
            "meeting_on": self.meeting_on.isoformat(),
            "publication": self.stamp.number,
            "correction": self.stamp.correction_reason,
            "header": [{"label": x.label, "value": x.value} for x in self.header],
            "author": self.author_line,
            "withheld": self.withheld,
            "sections": [_section_as_data(section) for section in self.sections],
        }


def _section_as_data(section: Section) -> dict[str, Any]:
    return {
        "number": section.number,
        "heading": section.heading,
        "level": section.level,
        "withheld": section.withheld,
        "text": [part.html for part in _of(PartKind.NARRATIVE, section.parts)],
        "items": [
            x for part in _of(PartKind.OUTLOOK, section.parts) for x in part.items
        ],
        "implications": {
            cell.label: cell.mark
            for part in _of(PartKind.GRID, section.parts)
            for row in part.rows
            for cell in row
            if cell
        },
    }


def _of(kind: PartKind, parts: Iterable[Part]) -> list[Part]:
    return [part for part in parts if part.kind == kind]
