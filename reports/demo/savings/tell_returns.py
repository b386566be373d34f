"""Tells the returns of every budget owner, month by month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import partial

from common.periods import add_months, month_end
from reports.demo.diary import Diary, moment
from reports.demo.people import People
from reports.demo.savings.shapes import WHOLE_YEAR, SavingStory, Told, YearStory
from reports.demo.savings.tell_plan import FINANCE
from savings.choices import ReturnCadence
from savings.models import ReturnCalendar, ReturnPeriod, Saving
from savings.return_cells import Column
from savings.services.return_calendar import plan_periods, set_calendar
from savings.services.returns import (
    accept_return,
    open_return,
    save_cells,
    submit_return,
)

BEGINS = date(2011, 4, 1)
DUE_AFTER_DAYS = 10
ANSWERED_AFTER = timedelta(days=6)
ACCEPTED_AFTER = timedelta(days=12)

Line = tuple[SavingStory, YearStory]


class ReturnsTeller:
    """Notes the calendar, and each return handed in and accepted. Of the month before
    this one no return is there yet: it is due now."""

    def __init__(
        self, savings: Iterable[SavingStory], people: People, today: date
    ) -> None:
        self.people = people
        self.today = today
        self.asked: dict[tuple[str, int], list[Line]] = defaultdict(list)
        for saving in savings:
            if saving.decision:
                for year in saving.years:
                    self.asked[saving.owner, year.year].append((saving, year))

    def note(self, diary: Diary) -> None:
        diary.note(moment(BEGINS, 10), self.open_calendar)
        for year in range(BEGINS.year + 1, self.today.year + 1):
            if date(year, 4, 1) <= self.today:
                diary.note(moment(date(year, 4, 1), 8), self.plan_ahead)
        last_told = add_months(self.today.replace(day=1), -2)
        for (owner, year), lines in self.asked.items():
            for month in WHOLE_YEAR:
                starts_on = add_months(date(year, 4, 1), month - 1)
                if starts_on <= last_told:
                    answered = month_end(starts_on) + ANSWERED_AFTER
                    told = partial(self.hand_in, owner, starts_on, month, lines)
                    diary.note(moment(answered, 10), told)

    def open_calendar(self, at: datetime) -> None:
        set_calendar(
            0,
            cadence=ReturnCadence.MONTHLY,
            first_day=BEGINS,
            due_after_days=DUE_AFTER_DAYS,
            by=self.people[FINANCE],
            reason="Savings are returned monthly.",
            at=at,
        )

    def plan_ahead(self, at: datetime) -> None:
        plan_periods(ReturnCalendar.objects.get(), by=self.people[FINANCE], at=at)

    def hand_in(
        self,
        owner: str,
        starts_on: date,
        month: int,
        lines: list[Line],
        at: datetime,
    ) -> None:
        who = self.people[owner]
        period = ReturnPeriod.objects.get(starts_on=starts_on)
        opened = open_return(period, who, by=who, at=at)
        ids = dict(
            Saving.objects.filter(
                reference__in=[saving.reference for saving, _ in lines]
            ).values_list("reference", "pk")
        )
        typed = {
            (ids[saving.reference], column): text
            for saving, year in lines
            for column, text in said(year, month).items()
        }
        saved = save_cells(opened, opened.version, typed, by=who, at=at)
        handed_in = submit_return(saved, saved.version, by=who, at=at)
        accept_return(
            handed_in,
            handed_in.version,
            by=self.people[FINANCE],
            at=at + (ACCEPTED_AFTER - ANSWERED_AFTER),
        )


def said(year: YearStory, month: int) -> dict[Column, str]:
    """The cells of a line, as they are typed: what was told last still holds."""
    told = [each for each in year.told if each.month <= month] or [Told(month)]
    forecasts = [each.forecast for each in told if each.forecast is not None]
    pressures = [each.pressure for each in told if each.pressure is not None]
    achieved = year.achieved_by(month)
    forecast = max(forecasts[-1], achieved) if forecasts else year.proposed
    return {
        Column.ACHIEVED: str(achieved),
        Column.FORECAST: str(forecast),
        Column.PRESSURE: str(pressures[-1]) if pressures else "",
        Column.DELIVERY: told[-1].delivery or "green",
        Column.NOTE: told[-1].note,
    }
