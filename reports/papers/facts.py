"""What a paper is made from: its own facts, its text, and the Positions it tells of.

Plain values, like every other fact: whatever is composed from them can be told again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from programmes.facts import Exempt, exempt_of
from programmes.models import Council
from programmes.standing import Entitlement, Place
from reports.load import load_position_on, whole
from reports.models import Paper, PaperSection
from reports.papers.choices import Window
from reports.position import Position, ProgrammePosition, Withheld


@dataclass(frozen=True)
class PaperFact:
    """A paper's own particulars."""

    council: str
    reference: str
    title: str
    body_name: str
    meeting_on: date
    author_role: str
    wards: str
    last_update_on: date
    year_from: date
    exempt: Exempt | None


@dataclass(frozen=True)
class SectionText:
    """What was written in a section. `number` overrides the counted one; `version` 0
    says that nobody has written in it yet."""

    html: str = ""
    marks: Mapping[str, str] = field(default_factory=dict)
    number: str = ""
    exempt: Exempt | None = None
    version: int = 0

    @property
    def is_written(self) -> bool:
        return self.version > 0


@dataclass(frozen=True)
class Positions:
    """The Position a paper tells of, and those it is compared with."""

    now: Position
    last_update: Position
    year_before: Position

    def visible_to(self, entitlement: Entitlement) -> Positions:
        return replace(
            self,
            now=self.now.visible_to(entitlement),
            last_update=self.last_update.visible_to(entitlement),
            year_before=self.year_before.visible_to(entitlement),
        )

    def before(self, window: Window) -> Position | None:
        """What a block with this window compares with."""
        return {
            Window.LAST_QUARTER: self.last_update,
            Window.LAST_TWELVE_MONTHS: self.year_before,
        }.get(window)

    def about_case(self, case_id: int) -> Positions:
        """Of business cases, this one alone."""
        return replace(
            self,
            now=_with_one_case(self.now, case_id),
            last_update=_with_one_case(self.last_update, case_id),
            year_before=_with_one_case(self.year_before, case_id),
        )

    def notes_for(self, entitlement: Entitlement) -> tuple[Withheld, ...]:
        """What the version of the Position for this entitlement says is withheld."""
        seen = self.now.visible_to(entitlement)
        strands = seen.programmes[0].strands
        projects = [project for strand in strands for project in strand.projects]
        of_strands = (note for strand in strands for note in strand.withheld)
        of_projects = (note for project in projects for note in project.withheld)
        of_registers = (note for held in seen.registers() for note in held.withheld)
        of_savings = seen.savings.withheld if seen.savings else ()
        return (*of_strands, *of_projects, *of_registers, *of_savings)

    @property
    def programme(self) -> ProgrammePosition:
        """The programme that the paper reports on."""
        return self.now.programmes[0]


@dataclass(frozen=True)
class Material:
    """Everything a paper is composed from, read once. Exempt items and all."""

    paper: PaperFact
    texts: Mapping[str, SectionText]
    positions: Positions

    @property
    def own_entitlement(self) -> Entitlement:
        """To all that is exempt in the paper's own programme, which is what a role on
        the whole of it opens; what other programmes keep back is not its to show."""
        programme_id = self.positions.programme.fact.id
        return Entitlement(everything=False, places=frozenset({Place(programme_id)}))

    @property
    def text_saves(self) -> int:
        """How often its sections have been saved: which text somebody has read."""
        return sum(text.version for text in self.texts.values())


def load_material(paper: Paper) -> Material:
    """A paper's facts, its text and its three Positions."""
    return Material(
        paper=paper_fact(paper),
        texts={row.key: section_text(row) for row in paper.sections.all()},
        positions=load_positions(paper),
    )


def load_positions(paper: Paper) -> Positions:
    """As they stand, or as at the paper's own day; some hundred queries at most. A
    paper about one business case is made from Positions that know no other: what it
    prints, withholds and publishes, and what is frozen, cannot name a second."""
    scope = whole(paper.programme)
    positions = Positions(
        now=load_position_on(scope, paper.as_at_on, look_back_to=paper.year_from),
        last_update=load_position_on(scope, paper.last_update_on),
        year_before=load_position_on(scope, paper.year_from),
    )
    case_id = paper.business_case_id
    return positions if case_id is None else positions.about_case(case_id)


def _with_one_case(position: Position, case_id: int) -> Position:
    savings = position.savings
    if savings is None:
        return position
    cases = tuple(case for case in savings.facts.cases if case.id == case_id)
    facts = replace(savings.facts, cases=cases)
    return replace(position, savings=replace(savings, facts=facts))


def paper_fact(paper: Paper) -> PaperFact:
    """A paper as a value, under the name the council has now."""
    council = Council.objects.first()
    return PaperFact(
        council=council.name if council else "",
        reference=paper.reference,
        title=paper.title,
        body_name=paper.body_name,
        meeting_on=paper.meeting_on,
        author_role=paper.author_role,
        wards=paper.wards,
        last_update_on=paper.last_update_on,
        year_from=paper.year_from,
        exempt=exempt_of(paper),
    )


def section_text(row: PaperSection) -> SectionText:
    """A section's text as a value."""
    return SectionText(
        html=row.html,
        marks=row.marks,
        number=row.number,
        exempt=exempt_of(row),
        version=row.version,
    )
