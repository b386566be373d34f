"""What a dashboard shows to one reader: a Position, what it is compared with, and the
blocks drawn from them. Everything exempt has left before a block sees it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from accounts.models import User
from common.as_at import AsAtForm
from common.periods import add_months
from common.spreadsheet import Sheet
from programmes.facts import Scope
from programmes.standing import standing_of
from reports.blocks import BLOCKS, block_sheet, read_options, show_block
from reports.blocks.block import Options
from reports.blocks.risk_choice import RiskOptions
from reports.dashboard_choices import COLUMNS, MILESTONE_CHOICES, RISK_CHOICES
from reports.filters import ProjectFilter
from reports.headline import Of
from reports.load import load_position_on
from reports.position import Position, ProjectPosition, StrandPosition
from reports.savings_section import SavingsSection, savings_section

EVERYTHING_SO_FAR = date(1900, 1, 1)


@dataclass(frozen=True)
class Choice:
    """The days a reader chose; None is today, and nothing to compare with."""

    form: AsAtForm
    is_understood: bool
    as_at: date | None
    since: date | None

    @property
    def past(self) -> date | None:
        """The day shown, where it is not today."""
        return self.as_at if self.as_at != self.form.today else None

    @property
    def days(self) -> dict[str, str]:
        """As they stand in the address."""
        found = {"as_at": self.past, "since": self.since}
        return {name: day.isoformat() for name, day in found.items() if day}

    @property
    def query(self) -> str:
        return urlencode(self.days)


def choice_of(asked: QueryDict) -> Choice:
    """What the address asks for. What cannot be shown is told beside its field, and
    the page shows today instead."""
    today = timezone.localdate()
    form = AsAtForm(asked, today=today)
    if not form.is_valid():
        return Choice(form, is_understood=False, as_at=None, since=None)
    chosen = form.cleaned_data
    # Drawn afresh, the days stand there as people write them.
    drawn = AsAtForm(initial=chosen, today=today)
    return Choice(drawn, is_understood=True, **chosen)


@dataclass(frozen=True)
class Section:
    """A part of a page: its id, its heading, a block's markup, a way out."""

    anchor: str
    heading: str
    html: SafeString
    export: str


@dataclass(frozen=True)
class Dashboard:
    """One page for one reader: of the council, of a programme by its reference, or of
    a `place`, which is the id of a strand or a project in it. `usually_shows` says
    which milestones, where the reader does not."""

    position: Position
    before: Position | None
    choice: Choice
    asked: QueryDict
    reader: User
    of: Of
    reference: str = ""
    place: int | None = None
    usually_shows: str = "all"

    @cached_property
    def filter(self) -> ProjectFilter:
        return ProjectFilter(
            self.asked,
            position=self.position,
            before=self.before,
            standing=standing_of(self.reader),
        )

    @property
    def shown_projects(self) -> int:
        """How many the filter leaves."""
        narrowed = self.filter.narrow()
        return self.filter.total if narrowed is None else len(narrowed)

    @property
    def show(self) -> str:
        """Which milestones are asked for."""
        asked = self.asked.get("show", "")
        return asked if asked in dict(MILESTONE_CHOICES) else self.usually_shows

    @property
    def milestone_choices(self) -> tuple[tuple[str, str], ...]:
        return MILESTONE_CHOICES

    @property
    def shown_risks(self) -> str:
        """Which risks are asked for."""
        asked = self.asked.get("risks", "")
        return asked if asked in dict(RISK_CHOICES) else "open"

    @property
    def risk_choices(self) -> tuple[tuple[str, str], ...]:
        return RISK_CHOICES

    @property
    def keeps_risks(self) -> bool:
        """Whether anything shown here has a register."""
        return any(True for _ in self.position.registers())

    @property
    def compared_on(self) -> date | None:
        return self.before.on if self.before else None

    def section(
        self, anchor: str, code: str, heading: str = "", **more: Any
    ) -> Section:
        """A block with its heading and, where it is a table, its spreadsheet."""
        block = BLOCKS[code]
        return Section(
            anchor=anchor,
            heading=heading or block.title,
            html=self.block(code, **more),
            export=self._export(code) if block.sheet else "",
        )

    def block(self, code: str, **more: Any) -> SafeString:
        options = self.options(code, **more)
        return show_block(BLOCKS[code], self.position, self.before, options)

    def sheet(self, code: str, **more: Any) -> Sheet | None:
        """What the block's table shows, and nothing else."""
        options = self.options(code, **more)
        return block_sheet(BLOCKS[code], self.position, self.before, options)

    def options(self, code: str, **more: Any) -> Options:
        """As the address asks: the same for the page and for its spreadsheets."""
        kind = BLOCKS[code].options
        # Of a matrix of risks, "of" says which of their scores it is of.
        narrowed = (
            {"show": self.shown_risks}
            if issubclass(kind, RiskOptions)
            else {"show": self.show, "of": self.of}
        )
        asked = {
            "links": True,
            "definitions": False,
            "query": self.choice.query,
            "sort": self.asked.get(f"{code}-sort", ""),
            "only": self.filter.narrow() if code == "project_dashboard" else None,
            **narrowed,
            **COLUMNS.get(code, {}),
        }
        return read_options(kind, asked | more)

    def savings(self) -> SavingsSection:
        """This year's savings, the benefits and the business cases."""
        return savings_section(
            self.position,
            self.before,
            self.of,
            is_now=self.choice.past is None,
            options=Options(
                links=True,
                query=self.choice.query,
                sort=self.asked.get("savings-sort", ""),
            ),
        )

    def only_strand(self) -> StrandPosition | None:
        """Of a page about one strand; None where there was no such strand then."""
        strands = (s for each in self.position.programmes for s in each.strands)
        return next(strands, None)

    def only_project(self) -> ProjectPosition | None:
        """Of a page about one project; None where there was none, or it is withheld."""
        strand = self.only_strand()
        return next(iter(strand.projects), None) if strand else None

    def _export(self, code: str) -> str:
        """Of the page of all programmes, only they themselves go out."""
        address = reverse("reports:portfolio_export")
        if not self.reference and code != "programme_progress":
            return ""
        if self.reference:
            address = reverse("reports:block_export", args=[self.reference, code])
        query = self.asked.copy()
        if self.place:
            query[self.of.value + "_id"] = str(self.place)
        if code == "milestones":
            query["show"] = self.show
        return f"{address}?{query.urlencode()}" if query else address


def open_dashboard(
    scope: Scope,
    *,
    reader: User,
    asked: QueryDict,
    of: Of,
    reference: str = "",
    place: int | None = None,
    usually_shows: str = "all",
    with_past_reports: bool = False,
    compares_by_itself: bool = True,
) -> Dashboard:
    """Eighty queries at most: the Position and the one it is compared with.

    Where no day is chosen to compare with, a page that `compares_by_itself` takes the
    last round of reports.
    """
    choice = choice_of(asked)
    entitled = standing_of(reader).exempt
    position = load_position_on(
        scope,
        choice.as_at,
        look_back_to=EVERYTHING_SO_FAR if with_past_reports else None,
    )
    since = choice.since or (last_round(position) if compares_by_itself else None)
    before = load_position_on(scope, since) if since else None
    return Dashboard(
        position=_narrowed(position.visible_to(entitled), of),
        before=_narrowed(before.visible_to(entitled), of) if before else None,
        choice=choice,
        asked=asked,
        reader=reader,
        reference=reference,
        of=of,
        place=place,
        usually_shows=usually_shows,
    )


def _narrowed(position: Position, of: Of) -> Position:
    """Of a project: without what its strand says of itself."""
    return position.of_projects() if of == Of.PROJECT else position


def last_round(position: Position) -> date | None:
    """The day to compare with where none is chosen: a month into the period that was
    last reported on. By then the reports before it are in. House default."""
    strands = [strand for each in position.programmes for strand in each.strands]
    asked = [strand.due for strand in strands]
    asked += [project.due for strand in strands for project in strand.projects]
    first_days = [period.starts_on for period in asked if period]
    if not first_days:
        return None
    day = add_months(max(first_days), 1)
    return day if day < position.on else None
