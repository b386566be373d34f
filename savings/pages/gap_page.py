"""What the page of the funding gap shows: the lines of the plan, and year by year what
counts against them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from accounts.models import User
from common.periods import year_label, year_of
from programmes.standing import standing_of
from savings.facts import load_plan, open_to
from savings.gap import GapOf, gap_by_year, years_label, years_of_gap
from savings.models import GapLine, SavingsTarget
from savings.withheld import withheld_from_figures
from savings.years import year_starts_in


@dataclass(frozen=True)
class GapRow:
    """A line of the plan, its years named, and the targets that count against it."""

    line: GapLine
    years: str
    targets: list[SavingsTarget]


@dataclass(frozen=True)
class YearRow:
    """One financial year of the gap."""

    label: str
    gap: GapOf


def gap_page(user: User) -> dict[str, Any]:
    """A flat number of queries, however many lines, targets and savings."""
    facts, left_out = open_to(load_plan(), standing_of(user).exempt)
    starts = year_starts_in()
    counting: dict[int | None, list[SavingsTarget]] = defaultdict(list)
    targets = SavingsTarget.objects.visible_to(user).with_place()
    for target in targets.filter(gap_line__isnull=False):
        counting[target.gap_line_id].append(target)
    lines = GapLine.objects.visible_to(user)
    return {
        "rows": [
            GapRow(
                line,
                years_label((line.first_year, line.last_year), starts),
                counting[line.pk],
            )
            for line in lines
        ],
        "years": [
            YearRow(year_label(each.year, starts), each)
            for each in gap_by_year(
                facts,
                years_of_gap(facts),
                this_year=year_of(timezone.localdate(), starts),
            )
        ],
        "withheld": withheld_from_figures(left_out),
    }
