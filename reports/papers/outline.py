"""A template laid out for one paper: strands unfolded, sections numbered.

Pure functions over the template, the paper's text and a Position.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from common import richtext
from programmes.choices import StrandEventKind, StrandStatus
from programmes.facts import Exempt
from reports.papers.choices import NumberMode, PartKind, Source
from reports.papers.facts import PaperFact, SectionText
from reports.papers.structure import Definition, PartSpec, SectionSpec, fill
from reports.position import ProgrammePosition, StrandPosition

NOTHING_WRITTEN = SectionText()


@dataclass(frozen=True)
class Placed:
    """A section in its place. `exempt` is its own exemption or that of one above it."""

    key: str
    number: str
    heading: str
    level: int
    spec: SectionSpec
    strand: StrandPosition | None
    text: SectionText
    exempt: Exempt | None

    @property
    def name(self) -> str:
        """What it is called where it must be told from the others."""
        words = self.heading or f"Paragraph {self.number}"
        return (
            f"{self.number} {self.heading}" if self.heading and self.number else words
        )

    @property
    def narrative(self) -> PartSpec | None:
        return self._part(PartKind.NARRATIVE)

    @property
    def grid(self) -> PartSpec | None:
        return self._part(PartKind.GRID)

    @property
    def is_left_out(self) -> bool:
        """Optional, and nothing stands in it yet."""
        return self.spec.is_optional and richtext.is_blank(self.html)

    @property
    def is_written_by_hand(self) -> bool:
        return self.narrative is not None or self.grid is not None

    @property
    def html(self) -> str:
        """Its text: what was written, else what its source says."""
        if self.text.is_written or self.narrative is None or self.strand is None:
            return self.text.html
        is_from_report = self.narrative.source == Source.STRAND_REPORT
        return strand_report_text(self.strand) if is_from_report else ""

    def _part(self, kind: PartKind) -> PartSpec | None:
        return next((part for part in self.spec.parts if part.kind == kind), None)


def strand_report_text(strand: StrandPosition) -> str:
    """What the strand's latest approved report says was done.

    Give it a public Position: text taken from here may end in a section that nobody
    has marked exempt.
    """
    return strand.latest.this_period if strand.latest else ""


def section_key(spec: SectionSpec, strand: StrandPosition) -> str:
    """The key under which the text on one strand is kept."""
    return f"{spec.key}-{strand.fact.id}"


def strands_since(programme: ProgrammePosition, day: date) -> list[StrandPosition]:
    """The strands that had not ended before a day."""
    return [strand for strand in programme.strands if not _ended_before(strand, day)]


def strands_told(
    programme: ProgrammePosition, *, year_from: date, last_update_on: date
) -> list[StrandPosition]:
    """The strands that have a section: those that ran in the time looked back on.

    One added since the last update belongs to the outlook and to the Annex.
    """
    strands = strands_since(programme, year_from)
    return [strand for strand in strands if not _is_added_since(strand, last_update_on)]


def _ended_before(strand: StrandPosition, day: date) -> bool:
    ends = [
        event.on
        for event in strand.events
        if event.kind in {StrandEventKind.CLOSED, StrandEventKind.REPLACED}
    ]
    return strand.fact.status != StrandStatus.ACTIVE and bool(ends) and ends[-1] < day


def _is_added_since(strand: StrandPosition, day: date) -> bool:
    return any(
        event.kind == StrandEventKind.ADDED and event.on > day
        for event in strand.events
    )


def lay_out(
    definition: Definition,
    paper: PaperFact,
    texts: Mapping[str, SectionText],
    programme: ProgrammePosition,
) -> tuple[Placed, ...]:
    """Every section in print order, numbered."""
    strands = strands_told(
        programme, year_from=paper.year_from, last_update_on=paper.last_update_on
    )
    layout = _Layout(definition, texts, strands)
    return tuple(layout.sections(definition.sections, level=1, prefix="", above=None))


class _Layout:
    """Walks the template once, counting."""

    def __init__(
        self,
        definition: Definition,
        texts: Mapping[str, SectionText],
        strands: Iterable[StrandPosition],
    ) -> None:
        self.after_top_number = definition.after_top_number
        self.texts = texts
        self.strands = tuple(strands)

    def sections(
        self,
        specs: Iterable[SectionSpec],
        *,
        level: int,
        prefix: str,
        above: Exempt | None,
    ) -> Iterator[Placed]:
        count = 0
        for spec, strand in self._unfolded(specs):
            key = section_key(spec, strand) if strand else spec.key
            text = self.texts.get(key, NOTHING_WRITTEN)
            count += _is_counted(spec, text)
            number = _number(spec, text, f"{prefix}{count}")
            exempt = above or text.exempt
            yield Placed(
                key=key,
                number=self._printed(number, level),
                heading=_heading(spec, strand),
                level=level,
                spec=spec,
                strand=strand,
                text=text,
                exempt=exempt,
            )
            yield from self.sections(
                spec.children,
                level=level + 1,
                prefix=f"{number.rstrip('.')}." if number else prefix,
                above=exempt,
            )

    def _unfolded(
        self, specs: Iterable[SectionSpec]
    ) -> Iterator[tuple[SectionSpec, StrandPosition | None]]:
        for spec in specs:
            if not spec.for_each_strand:
                yield spec, None
                continue
            for strand in self.strands:
                yield spec, strand

    def _printed(self, number: str, level: int) -> str:
        ends = number.endswith(".") or not number or level > 1
        return number if ends else f"{number}{self.after_top_number}"


def _is_counted(spec: SectionSpec, text: SectionText) -> bool:
    is_there = not _is_unnumbered(spec, text)
    return is_there and spec.number == NumberMode.AUTO and not text.number


def _is_unnumbered(spec: SectionSpec, text: SectionText) -> bool:
    """A line of the header has no number, nor has what nobody has written yet."""
    return spec.in_header or (spec.is_optional and richtext.is_blank(text.html))


def _number(spec: SectionSpec, text: SectionText, counted: str) -> str:
    """The clerk's own number, else the template's, else the counted one."""
    if _is_unnumbered(spec, text):
        return ""
    if text.number:
        return text.number
    return {
        NumberMode.AUTO: counted,
        NumberMode.MANUAL: spec.written_number,
        NumberMode.NONE: "",
    }[spec.number]


def _heading(spec: SectionSpec, strand: StrandPosition | None) -> str:
    if strand is None:
        return spec.heading
    return fill(
        spec.heading,
        {"strand_number": str(strand.fact.order), "strand": strand.fact.name},
    )
