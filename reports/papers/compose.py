"""Composes a paper for one audience. What that audience may not see is left out here,
once, before anything is rendered: HTML, PDF, Word and JSON are all made from it.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from common import richtext
from common.exemption import SCHEDULE, paragraphs_phrase
from common.history import end_of
from common.wording import long_date
from programmes.facts import Exempt
from programmes.standing import NOTHING_EXEMPT, Entitlement, Place
from reports.papers import annex
from reports.papers.choices import PartKind
from reports.papers.document import Document, GridCell, Line, Part, Section, Stamp
from reports.papers.facts import Material, PaperFact, Positions
from reports.papers.outline import Placed, lay_out
from reports.papers.outlook import outlook_items, punctuated
from reports.papers.paragraphs import numbered
from reports.papers.printed import notes_of
from reports.papers.structure import Definition, PartSpec, fill
from reports.position import Position


def compose(
    definition: Definition,
    material: Material,
    *,
    entitlement: Entitlement = NOTHING_EXEMPT,
    stamp: Stamp,
) -> Document:
    """The paper as this entitlement may read it; as the public may, by default."""
    sees_exempt = _sees_exempt(material, entitlement)
    positions = material.positions.visible_to(entitlement)
    paper = material.paper
    if paper.exempt and not sees_exempt:
        return _withheld_whole(definition, paper, paper.exempt, positions, stamp)
    placed = placed_sections(definition, material)
    names = _names(paper, positions)
    composer = _Composer(definition, paper, positions, sees_exempt=sees_exempt)
    printed = [section for section in placed if not section.is_left_out]
    lines = [section for section in printed if section.spec.in_header]
    exemptions = (
        [
            note.paragraphs
            for note in notes_of(definition, material.positions, entitlement)
        ]
        if sees_exempt
        else list(_exemptions(definition, material, placed))
    )
    return Document(
        reference=paper.reference,
        council=paper.council,
        title=fill(definition.title, names),
        body_name=paper.body_name,
        meeting_on=paper.meeting_on,
        header=tuple(_header(definition, names, map(composer.line, lines))),
        author_line=fill(definition.author_line, names),
        as_at=_as_at_words(positions.now),
        stamp=stamp,
        holds_exempt=holds_anything_exempt(definition, material, entitlement),
        withheld=_parts_withheld(exemptions),
        sections=tuple(
            composer.section(section)
            for section in printed
            if not section.spec.in_header
        ),
        banner=fill(definition.banner, names),
        header_look=definition.header_look,
        hides_header_line=any(composer.hides(line) for line in lines),
    )


def compose_section(
    definition: Definition, material: Material, key: str, entitlement: Entitlement
) -> Section:
    """One section as it will print, for somebody who writes in it: its own text whole,
    its live data as far as this person may know it."""
    placed = next(s for s in placed_sections(definition, material) if s.key == key)
    positions = material.positions.visible_to(entitlement)
    return _Composer(definition, material.paper, positions, sees_exempt=True).section(
        placed
    )


def placed_sections(definition: Definition, material: Material) -> tuple[Placed, ...]:
    """The sections laid out. Text that comes from reports is taken from public ones,
    for every audience: nobody has marked the section it lands in as exempt."""
    public = material.positions.visible_to(NOTHING_EXEMPT)
    return lay_out(definition, material.paper, material.texts, public.programme)


def holds_anything_exempt(
    definition: Definition, material: Material, entitlement: Entitlement
) -> bool:
    """Whether an audience entitled to what is exempt in the paper's programme, and
    perhaps to more, reads more than the public."""
    if not _sees_exempt(material, entitlement):
        return False
    if material.paper.exempt:
        return True
    if any(section.exempt for section in placed_sections(definition, material)):
        return True
    of_the_public = notes_of(definition, material.positions)
    of_these = notes_of(definition, material.positions, entitlement)
    return len(of_the_public) > len(of_these)


def _sees_exempt(material: Material, entitlement: Entitlement) -> bool:
    return entitlement.covers(Place(material.positions.programme.fact.id))


def _header(
    definition: Definition, names: dict[str, str], written: Iterable[Line]
) -> Iterator[Line]:
    """The lines that stand there, then those somebody wrote; none without a value."""
    for line in definition.header:
        yield Line(line.label, fill(line.value, names))
    yield from (line for line in written if line.value)


def _names(paper: PaperFact, positions: Positions) -> dict[str, str]:
    return {
        "title": paper.title,
        "programme": positions.programme.fact.name,
        "council": paper.council,
        "body": paper.body_name,
        "meeting": long_date(paper.meeting_on),
        "author": paper.author_role,
        "wards": paper.wards,
        "last_update": long_date(paper.last_update_on),
    }


def _as_at_words(position: Position) -> str:
    """A past day is told as a day, now as day and time."""
    day = long_date(position.on)
    if position.as_at == end_of(position.on):
        return day
    return f"{day}, {timezone.localtime(position.as_at):%H:%M}"


def _exemptions(
    definition: Definition, material: Material, placed: Iterable[Placed]
) -> Iterator[tuple[int, ...]]:
    """The paragraphs under which each thing of this paper is kept from the public."""
    yield from (section.exempt.paragraphs for section in placed if section.exempt)
    yield from (note.paragraphs for note in notes_of(definition, material.positions))


def _parts_withheld(exemptions: list[tuple[int, ...]]) -> str:
    if not exemptions:
        return ""
    paragraphs = {number for found in exemptions for number in found}
    under = paragraphs_phrase(paragraphs)
    return (
        f"Parts of this paper are withheld: they are exempt under {under} "
        f"of {SCHEDULE}."
    )


def _withheld_whole(
    definition: Definition,
    paper: PaperFact,
    exempt: Exempt,
    positions: Positions,
    stamp: Stamp,
) -> Document:
    """All the public learns of an exempt paper: that there is one, and why."""
    return Document(
        reference=paper.reference,
        council=paper.council,
        title="Exempt paper",
        body_name=paper.body_name,
        meeting_on=paper.meeting_on,
        header=(),
        author_line="",
        as_at=_as_at_words(positions.now),
        stamp=Stamp(is_draft=stamp.is_draft, number=stamp.number),
        holds_exempt=False,
        withheld=_withheld_words(definition.paper_withheld, exempt),
        sections=(),
    )


def _withheld_words(pattern: str, exempt: Exempt) -> str:
    under = paragraphs_phrase(exempt.paragraphs)
    return fill(pattern, {"paragraphs": under, "schedule": SCHEDULE})


@dataclass(frozen=True)
class _Composer:
    definition: Definition
    paper: PaperFact
    positions: Positions
    sees_exempt: bool

    def hides(self, placed: Placed) -> bool:
        """Whether this audience may not read it."""
        return placed.exempt is not None and not self.sees_exempt

    def withheld(self, placed: Placed) -> str:
        """What stands in its place for those who may not read it."""
        if placed.exempt is None or not self.hides(placed):
            return ""
        return _withheld_words(self.definition.withheld, placed.exempt)

    def line(self, placed: Placed) -> Line:
        """A section as a labelled line of the header."""
        if self.hides(placed):
            return Line(placed.heading, self.withheld(placed))
        written = (
            self.narrative(placed, spec).html
            for spec in placed.spec.parts
            if spec.kind == PartKind.NARRATIVE
        )
        return Line(placed.heading, " ".join(map(richtext.to_text, written)))

    def section(self, placed: Placed) -> Section:
        parts = (
            ()
            if self.hides(placed)
            else (self.part(placed, spec) for spec in placed.spec.parts)
        )
        return Section(
            key=placed.key,
            number=placed.number,
            heading=placed.heading,
            level=placed.level,
            withheld=self.withheld(placed),
            parts=tuple(parts),
            new_page=placed.spec.new_page,
            is_landscape=placed.spec.is_landscape,
        )

    def part(self, placed: Placed, spec: PartSpec) -> Part:
        match spec.kind:
            case PartKind.NARRATIVE:
                return self.narrative(placed, spec)
            case PartKind.GRID:
                return self.grid(placed, spec)
            case PartKind.OUTLOOK:
                since = self.paper.last_update_on
                items = outlook_items(self.positions.programme, since=since)
                return Part(spec.kind, items=tuple(punctuated(items)))
            case _:
                title = annex.title_of(spec.block)
                return Part(spec.kind, title=title, html=self.block(spec))

    def narrative(self, placed: Placed, spec: PartSpec) -> Part:
        if not richtext.is_blank(placed.html):
            numbers = self.definition.numbers_paragraphs
            text = numbered(placed.html, placed.number) if numbers else placed.html
            return Part(spec.kind, html=text)
        names = _names(self.paper, self.positions)
        said = {name: html.escape(value) for name, value in names.items()}
        return Part(spec.kind, html=fill(spec.empty_text, said))

    def grid(self, placed: Placed, spec: PartSpec) -> Part:
        cells = [
            GridCell(placed.text.marks.get(label, ""), label) for label in spec.labels
        ]
        meanings = [f"{m.mark}: {m.meaning}" for m in self.definition.marks]
        return Part(
            spec.kind,
            rows=tuple(_in_rows(cells, spec.per_row)),
            key_to_marks="; ".join(meanings),
        )

    def block(self, spec: PartSpec) -> str:
        options: dict[str, Any] = {
            **spec.options,
            "last_update_on": self.paper.last_update_on,
            "year_from": self.paper.year_from,
        }
        before = self.positions.before(spec.window)
        return annex.render(spec.block, self.positions.now, before, options)


def _in_rows(cells: list[GridCell], size: int) -> Iterator[tuple[GridCell | None, ...]]:
    for at in range(0, len(cells), size):
        row = cells[at : at + size]
        yield (*row, *[None] * (size - len(row)))
