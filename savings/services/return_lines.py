"""The lines of a return as they are in hand: stored, and those still to be stored.

A return asks about every saving its owner answers for. Its lines are stored as it is
opened, filled with what stands; a saving that comes to the owner later is shown filled
in the same way, and stored with the next save. The first record of each line is so
what stood before: what the owner corrects, and what finance compares with.

What is corrected elsewhere while the return is open is shown in the cells nobody wrote
in. A record that says `CORRECTED` has what stood from then on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from common.history import rows_as_at
from common.typed import NotRead
from savings.choices import HANDED_IN
from savings.delivery import planned_to_date
from savings.models import (
    ReturnLine,
    ReturnPeriod,
    Saving,
    SavingsReturn,
    SavingYear,
)
from savings.return_cells import MONEY, Column, read_cell, written
from savings.return_moves import Moves, brought_up, moves_of, question
from savings.return_rules import Plan, Said, problems

CellName = tuple[int, Column]  # by the id of the saving

# Why a line was recorded.
CORRECTED = "Corrected in the saving."
HANDED_IN_NOW = "Handed in."


@dataclass(frozen=True)
class LineInHand:
    """What a return says of one saving, beside its plan and what stood before.

    `stood` is what the saving said when the cells were filled in or handed in last;
    `moved` what was corrected in it since.
    """

    line: ReturnLine
    saving: Saving
    year: SavingYear | None
    before: Said
    stood: Said
    plan: Plan
    moved: Moves = field(default_factory=dict)

    @property
    def said(self) -> Said:
        return said_by(self.line)

    def shown(self, column: Column) -> str:
        """As the cell shows it: what was not understood stays as it was typed."""
        return _shown(self.line, column)

    def unread(self) -> dict[Column, str]:
        """What is wrong with each cell that is not understood."""
        found = {}
        for name, typed in self.line.unread.items():
            try:
                read_cell(Column(name), typed)
            except NotRead as problem:
                found[Column(name)] = str(problem)
        return found

    def unsettled(self) -> dict[Column, str]:
        """What is not understood, and what its owner is to choose."""
        asked = {
            column: question(column, getattr(self.line, column), each.now)
            for column, each in self.moved.items()
            if each.is_asked
        }
        return asked | self.unread()

    def problems(self) -> dict[Column, str]:
        """All that keeps the line from being submitted."""
        return problems(self.said, self.before, self.plan) | self.unsettled()

    def follow(self) -> None:
        """Say what is so now in the cells nobody wrote in."""
        for column, each in self.moved.items():
            if not each.is_asked:
                setattr(self.line, column, each.now)

    def leave(self) -> None:
        """Say in these cells what is stored of them: they follow until submission."""
        for column, each in self.moved.items():
            if not each.is_asked:
                setattr(self.line, column, each.stood)


def said_by(line: ReturnLine) -> Said:
    """Also of a row of its history."""
    return Said(line.achieved, line.forecast, line.pressure, line.delivery, line.note)


def lines_in_hand(savings_return: SavingsReturn) -> list[LineInHand]:
    """By reference. Of an open return, those the owner answers for now; of one handed
    in, those it was handed in with. Five queries."""
    period = savings_return.period
    stored = {
        line.saving_id: line
        for line in savings_return.lines.select_related("saving").order_by()
    }
    if savings_return.is_editable:
        asked = Saving.objects.owned_by(savings_return.owner)
        savings = list(asked.returned_for(period.year).order_by("reference"))
        later = LaterReturns([saving.pk for saving in savings], period)
    else:
        savings = sorted(
            (line.saving for line in stored.values()), key=lambda each: each.reference
        )
        later = None
    years = years_of(savings, period.year)
    records = _records_of(savings_return)
    found = []
    for saving in savings:
        year = years.get(saving.pk)
        now = _filled(savings_return, saving, year)
        line = stored.get(saving.pk, now)
        before, stood = records.get(saving.pk) or (said_by(line), said_by(line))
        moved: Moves = {}
        if later is not None:
            columns = later.columns_open(saving.pk)
            moved = moves_of(said_by(line), stood, said_by(now), columns)
        plan = plan_of(year, period.month)
        before = brought_up(before, moved)
        each = LineInHand(line, saving, year, before, stood, plan, moved)
        each.follow()
        found.append(each)
    return found


class LaterReturns:
    """Of which savings returns of later periods are with finance: in the same financial
    year, and ever. One query."""

    def __init__(self, saving_ids: Sequence[int], period: ReturnPeriod) -> None:
        rows = ReturnLine.objects.filter(
            saving_id__in=saving_ids,
            savings_return__status__in=HANDED_IN,
            savings_return__period__starts_on__gt=period.starts_on,
        )
        found = rows.order_by().values_list("saving_id", "savings_return__period__year")
        pairs = set(found)
        self.in_year = {pk for pk, year in pairs if year == period.year}
        self.ever = {pk for pk, _ in pairs}

    def columns_open(self, saving_id: int) -> list[Column]:
        """What a return of this period still says of the saving itself."""
        said_later = {*MONEY} if saving_id in self.in_year else set()
        if saving_id in self.ever:
            said_later |= {Column.DELIVERY, Column.NOTE}
        return [column for column in Column if column not in said_later]


def plan_of(year: SavingYear | None, month: int) -> Plan:
    if year is None:
        return Plan()
    to_date = planned_to_date(year.proposed, month, year.planned)
    return Plan(year.proposed, to_date, year.validated)


def years_of(savings: Sequence[Saving], year: int) -> dict[int, SavingYear]:
    rows = SavingYear.objects.filter(saving__in=savings, year=year)
    return {row.saving_id: row for row in rows.order_by()}


def earlier_lines(
    savings_return: SavingsReturn, savings: Sequence[Saving], count: int
) -> dict[int, list[Said]]:
    """What the returns handed in before said of each saving in the same year, the
    latest first; of at most `count` periods. One query."""
    period = savings_return.period
    rows = ReturnLine.objects.filter(
        saving__in=savings,
        savings_return__status__in=HANDED_IN,
        savings_return__period__year=period.year,
        savings_return__period__month__lt=period.month,
        savings_return__period__month__gte=period.month - 3 * count,
    ).order_by("-savings_return__period__starts_on")
    found: dict[int, list[Said]] = {}
    for line in rows:
        lines = found.setdefault(line.saving_id, [])
        if len(lines) < count:
            lines.append(said_by(line))
    return found


def shown_at(savings_return: SavingsReturn, version: int) -> dict[CellName, str]:
    """What the stored cells showed when this version was current; nothing where there
    was no such version. Two queries."""
    moment = (
        savings_return.history.filter(version=version)
        .order_by("-history_id")
        .values_list("history_date", flat=True)
        .first()
    )
    if moment is None:
        return {}
    rows = rows_as_at(ReturnLine, moment, Q(savings_return_id=savings_return.pk))
    return {
        (row.saving_id, column): _shown(row, column)
        for row in rows
        for column in Column
    }


def _shown(line: ReturnLine, column: Column) -> str:
    """Also of a row of its history."""
    unread: dict[str, str] = line.unread
    return unread.get(column, written(column, getattr(line, column)))


def _filled(
    savings_return: SavingsReturn, saving: Saving, year: SavingYear | None
) -> ReturnLine:
    """With what stands: last period's figures, or what was corrected since."""
    return ReturnLine(
        savings_return=savings_return,
        saving=saving,
        achieved=year.achieved if year else 0,
        forecast=year.forecast if year else None,
        pressure=year.pressure if year else 0,
        delivery=saving.delivery,
        note=saving.delivery_reason,
    )


def _records_of(savings_return: SavingsReturn) -> dict[int, tuple[Said, Said]]:
    """By saving, what was before, and what stood when its cells were filled in. What is
    handed in stands from then on; what was before stays as it was."""
    rows = ReturnLine.history.filter(
        Q(history_type="+") | Q(history_change_reason__in=(CORRECTED, HANDED_IN_NOW)),
        savings_return_id=savings_return.pk,
    ).order_by("history_id")
    found: dict[int, tuple[Said, Said]] = {}
    for row in rows:
        said = said_by(row)
        before, stood = found.get(row.saving_id, (said, said))
        if row.history_change_reason == CORRECTED:
            before = brought_up(before, moves_of(stood, stood, said, Column))
        found[row.saving_id] = before, said
    return found
