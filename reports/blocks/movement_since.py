"""What has changed since a day, the gravest first; and what has stayed bad too long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from common.rag import RatingState
from common.wording import count_of, long_date
from programmes.standing import Place
from reports.blocks.block import Block, Options
from reports.blocks.table import (
    Cell,
    Column,
    ColumnKind,
    GroupOf,
    RowOf,
    Table,
    chosen_columns,
    make_table,
    sheet_of,
)
from reports.blocks.words import withheld_notes
from reports.headline import Of
from reports.movement import (
    Change,
    MilestoneValue,
    ProjectValue,
    RiskValue,
    Subject,
    movement,
)
from reports.movement_words import remarks
from reports.position import Position
from reports.remark import Kind, Remark
from reports.risk_listings import registers
from reports.roll_up import rated_projects
from reports.savings_movement import BenefitValue, CaseValue, SavingValue

COLUMNS = (
    Column("what", "What"),
    Column("where", "Where"),
    Column("before", "Was", ColumnKind.RATING),
    Column("after", "Is", ColumnKind.RATING),
    Column("change", "What changed"),
)
_WITHHELD = (
    *("project", "report", "milestone", "risk"),
    *("saving", "benefit", "business case"),
)
_FIRST_TOLD = {Of.STRAND: 1, Of.PROJECT: 2}  # of subjects, from the top down
UNCHANGED_FROM = 2  # house default: periods a bad rating stays before it is remarked on


@dataclass(frozen=True)
class MovementOptions(Options):
    """`most` changes stand open, the rest fold away; 0 shows all. Of a strand or a
    project, what became of the whole it lies in is not told."""

    most: int = 0
    of: Of = Of.PROGRAMME


@dataclass(frozen=True)
class ChangeRow:
    """One thing that changed: its name, where it belongs, and all there is to say."""

    what: str
    where: str
    link: str
    remarks: tuple[Remark, ...]

    @property
    def travel(self) -> str:
        return self.remarks[0].travel

    @property
    def label(self) -> str:
        return _LABELS.get(self.remarks[0].kind, "Changed")

    @property
    def rating(self) -> Remark | None:
        """The remark that says how the rating moved."""
        return next((remark for remark in self.remarks if remark.after), None)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What the drawn ratings and the label do not say already."""
        return tuple(
            remark.words
            for remark in self.remarks
            if not remark.after and remark.words != self.label
        )


_LABELS = {
    Kind.WORSE: "Worse",
    Kind.ISSUE: "Issue",
    Kind.ESCALATED: "Escalated",
    Kind.ACCEPTED: "Accepted",
    Kind.SLIPPED: "Slipped",
    Kind.BETTER: "Better",
    Kind.GAINED: "Gained",
    Kind.NEW: "New",
    Kind.LOST: "Gone",
    Kind.CLOSED: "Closed",
    Kind.REPLACED: "Replaced",
    Kind.COMPLETED: "Complete",
    Kind.VALIDATED: "Validated",
    Kind.REBASELINED: "Re-baselined",
    Kind.RENAMED: "Renamed",
}


@dataclass(frozen=True)
class StillBad:
    name: str
    link: str
    state: RatingState
    periods: str


@dataclass(frozen=True)
class MovementSince:
    """`since` is empty where no day was chosen to compare with."""

    since: str
    first: tuple[ChangeRow, ...]
    rest: tuple[ChangeRow, ...]
    unchanged: tuple[StillBad, ...]
    withheld: tuple[str, ...]

    @property
    def rows(self) -> tuple[ChangeRow, ...]:
        return self.first + self.rest


def build(
    position: Position, before: Position | None, options: MovementOptions
) -> MovementSince:
    rows = sorted(_rows(position, before, options), key=_gravity) if before else []
    most = options.most or len(rows)
    return MovementSince(
        since=long_date(before.on) if before else "",
        first=tuple(rows[:most]),
        rest=tuple(rows[most:]),
        unchanged=tuple(_still_bad(position, options)),
        withheld=withheld_notes(position, *_WITHHELD),
    )


def _rows(
    position: Position, before: Position, options: MovementOptions
) -> Iterator[ChangeRow]:
    places = _names(before) | _names(position)
    told = list(Subject)[_FIRST_TOLD.get(options.of, 0) :]
    for change in movement(before, position).changes:
        if change.subject not in told:
            continue
        yield ChangeRow(
            what=_what(change),
            where=_where(change, places),
            link=_link(change, options),
            remarks=remarks(change),
        )


def _what(change: Change) -> str:
    latest = change.latest
    if isinstance(latest, RiskValue | SavingValue | BenefitValue | CaseValue):
        return f"{latest.reference} {latest.name}"
    return latest.name


def _gravity(row: ChangeRow) -> tuple[int, str]:
    return list(Kind).index(row.remarks[0].kind), row.what


def _names(position: Position) -> dict[tuple[Subject, int], str]:
    """Where things belong; a risk's, by the id of its register."""
    found = {}
    for programme in position.programmes:
        found[Subject.PROGRAMME, programme.fact.id] = programme.fact.name
        for strand in programme.strands:
            found[Subject.STRAND, strand.fact.id] = strand.fact.name
            for project in strand.projects:
                found[Subject.PROJECT, project.fact.id] = project.fact.name
    for held in registers(position):
        found[Subject.RISK, held.register.fact.id] = held.where
    return found


def _where(change: Change, places: Mapping[tuple[Subject, int], str]) -> str:
    match change.latest:
        case MilestoneValue(project=project):
            return places.get((Subject.PROJECT, project), "")
        case ProjectValue(strand=strand):
            return places.get((Subject.STRAND, strand), "")
        case RiskValue(register=register):
            return places.get((Subject.RISK, register), "")
        case SavingValue(claims=claims):
            named = (_place(place, places) for place, _ in claims if place)
            return ", ".join(filter(None, named)) or "Saving"
        case BenefitValue(place=place) | CaseValue(place=place):
            return _place(place, places)
        case _:
            return change.subject.value.capitalize()


def _place(place: Place, places: Mapping[tuple[Subject, int], str]) -> str:
    """Its name; empty where it lies outside what is told."""
    if place.project_id:
        return places.get((Subject.PROJECT, place.project_id), "")
    if place.strand_id:
        return places.get((Subject.STRAND, place.strand_id), "")
    return places.get((Subject.PROGRAMME, place.programme_id), "")


def _link(change: Change, options: Options) -> str:
    """What is gone has no page any more."""
    if change.after is None:
        return ""
    if isinstance(change.latest, MilestoneValue):
        address = options.link("reports:project_detail", change.latest.project)
        return f"{address}#milestone-{change.id}" if address else ""
    view = _PAGES.get(change.subject)
    return options.link(view, change.id) if view else ""


_PAGES = {
    Subject.STRAND: "reports:strand_detail",
    Subject.PROJECT: "reports:project_detail",
    Subject.RISK: "risks:risk_detail",
    Subject.SAVING: "savings:saving_detail",
    Subject.BENEFIT: "savings:benefit_detail",
    Subject.CASE: "savings:case_detail",
}


def _still_bad(position: Position, options: Options) -> Iterator[StillBad]:
    """Worse than green for some periods now: members ask why (Croydon)."""
    for part in rated_projects(position, position.programmes):
        rating, fact = part.rating, part.project.fact
        if rating.state.is_worse_than_green and rating.unchanged_for >= UNCHANGED_FROM:
            yield StillBad(
                name=fact.name,
                link=options.link("reports:project_detail", fact.id),
                state=rating.state,
                periods=count_of(rating.unchanged_for, "period"),
            )


def _sheet_row(row: ChangeRow) -> RowOf:
    rating = row.rating
    return RowOf(
        {
            "what": Cell(row.what, link=row.link),
            "where": Cell(row.where),
            "before": Cell(rating.before if rating else None),
            "after": Cell(rating.after if rating else None),
            "change": Cell("; ".join(remark.words for remark in row.remarks)),
        }
    )


def as_table(found: MovementSince, columns: tuple[str, ...] = ()) -> Table:
    """The same list as a table, for a spreadsheet."""
    return make_table(
        f"Changed since {found.since}" if found.since else "Changes",
        chosen_columns(COLUMNS, columns, [column.code for column in COLUMNS]),
        [GroupOf([_sheet_row(row) for row in found.rows])],
        empty="Nothing has changed.",
    )


BLOCK = Block(
    "movement_since",
    "What has changed",
    build,
    options=MovementOptions,
    sheet=lambda found: sheet_of(as_table(found)),
)
