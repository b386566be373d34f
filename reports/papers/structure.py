"""What a paper template can say: header, numbered sections, parts, live blocks.

Plain values read from JSON. A council's own layout is such a JSON file in
`reports/paper_templates/`, or a row an administrator saved; never a class.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import cattrs
from cattrs.errors import BaseValidationError

from reports.papers.choices import HeaderLook, NumberMode, PartKind, Source, Window

_NAME = re.compile(r"\{(\w+)\}")


class Unreadable(ValueError):
    """The JSON is no paper template; the message says where and why."""


@dataclass(frozen=True)
class HeaderLine:
    """A label and its value; `{wards}` and the like are filled in from the paper."""

    label: str
    value: str


@dataclass(frozen=True)
class PartSpec:
    """One thing in a section. Which fields count depends on its kind.

    Narrative: `guidance` (never prints), `source`, `is_required`. Grid: `labels`,
    `per_row`. Block: `block`, `window`, `options`. All: `empty_text`, which may name
    {last_update} and the like.
    """

    kind: PartKind
    guidance: str = ""
    empty_text: str = ""
    is_required: bool = False
    source: Source = Source.NOWHERE
    labels: tuple[str, ...] = ()
    per_row: int = 2
    block: str = ""
    window: Window = Window.NOW
    options: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class SectionSpec:
    """A section; without a heading it is a numbered paragraph.

    With `for_each_strand` it stands once for every strand, and its heading may say
    `{strand_number}` and `{strand}`. With `in_header` it prints as a labelled line on
    top of the paper, its heading the label. With `is_optional` it is left out, number
    and all, until something is written in it.
    """

    key: str
    heading: str = ""
    number: NumberMode = NumberMode.AUTO
    written_number: str = ""
    for_each_strand: bool = False
    is_recommendation: bool = False
    new_page: bool = False
    is_landscape: bool = False
    in_header: bool = False
    is_optional: bool = False
    parts: tuple[PartSpec, ...] = ()
    children: tuple[SectionSpec, ...] = ()


@dataclass(frozen=True)
class MarkSpec:
    """What a mark in an implications grid stands for."""

    mark: str
    meaning: str


@dataclass(frozen=True)
class Definition:
    """A whole paper template. A `banner` is the heading in place of the title, which
    then is one of the labelled lines. With `numbers_paragraphs`, what is written in a
    numbered section is numbered on: 4.1, 4.2.1."""

    code: str
    name: str
    title: str
    header: tuple[HeaderLine, ...]
    author_line: str
    sections: tuple[SectionSpec, ...]
    marks: tuple[MarkSpec, ...] = ()
    after_top_number: str = ""
    banner: str = ""
    header_look: HeaderLook = HeaderLook.BOX
    numbers_paragraphs: bool = False
    withheld: str = (
        "This section is withheld: it is exempt under {paragraphs} of {schedule}."
    )
    paper_withheld: str = (
        "This paper is withheld: it is exempt under {paragraphs} of {schedule}."
    )

    def all_sections(self) -> Iterator[SectionSpec]:
        """Every section, top down, as it prints."""
        return _walk(self.sections)

    @property
    def blocks(self) -> frozenset[str]:
        """The live blocks it prints, by their codes."""
        parts = (part for section in self.all_sections() for part in section.parts)
        return frozenset(part.block for part in parts if part.block)


def _walk(sections: tuple[SectionSpec, ...]) -> Iterator[SectionSpec]:
    for section in sections:
        yield section
        yield from _walk(section.children)


_converter = cattrs.Converter(forbid_extra_keys=True, prefer_attrib_converters=False)


def read_definition(raw: object) -> Definition:
    """The template a JSON object holds. Raises Unreadable with a sentence."""
    try:
        definition = _converter.structure(raw, Definition)
    except BaseValidationError as error:
        problems = "; ".join(cattrs.transform_error(error, path="template"))
        raise Unreadable(f"This paper template cannot be read: {problems}.") from error
    _check(definition)
    return definition


def _check(definition: Definition) -> None:
    seen: set[str] = set()
    for section in definition.all_sections():
        if not section.key or section.key in seen:
            raise Unreadable(
                f"Two sections have the key “{section.key}”, or it is empty."
            )
        seen.add(section.key)
        for kind in (PartKind.NARRATIVE, PartKind.GRID):
            if sum(part.kind == kind for part in section.parts) > 1:
                raise Unreadable(
                    f"Section “{section.key}” has more than one part of kind “{kind}”."
                )
        _check_place(section)
        if section.number == NumberMode.MANUAL and not section.written_number:
            raise Unreadable(f"Section “{section.key}” needs its written number.")
        for part in section.parts:
            _check_part(section.key, part)


def _check_place(section: SectionSpec) -> None:
    if section.in_header and (not section.heading or section.for_each_strand):
        raise Unreadable(
            f"Section “{section.key}” cannot be a line of the header: it needs a "
            f"heading, and stands once."
        )
    if (section.in_header or section.is_optional) and section.children:
        raise Unreadable(
            f"Section “{section.key}” may be missing from the body of the paper: no "
            f"other section can stand under it."
        )


def _check_part(key: str, part: PartSpec) -> None:
    if part.kind == PartKind.GRID and (not part.labels or not 1 <= part.per_row <= 6):
        raise Unreadable(f"The grid of section “{key}” needs labels, 1 to 6 a row.")
    if part.kind == PartKind.BLOCK and not part.block:
        raise Unreadable(f"Section “{key}” does not say which block.")


def fill(pattern: str, values: Mapping[str, str]) -> str:
    """Put values in for their {names}; an unknown name stays as it stands."""
    return _NAME.sub(lambda name: values.get(name[1], name[0]), pattern)
