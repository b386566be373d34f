"""What the page of targets shows: those of one financial year, from the top down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.models import User
from common.periods import year_label, year_of
from programmes.standing import Place, standing_of
from savings.facts import load_plan, open_to
from savings.models import SavingsTarget
from savings.pages.years import asked_year, year_choices
from savings.targets import TargetStanding, standings
from savings.withheld import withheld_from_figures
from savings.years import usual_year, year_starts_in, years_stored


@dataclass(frozen=True)
class TargetRow:
    """A target; `depth` is 0 for a programme, 1 for a strand, 2 for a project."""

    target: SavingsTarget
    standing: TargetStanding
    depth: int

    @property
    def is_exempt(self) -> bool:
        return self.standing.target.exempt is not None


def target_page(user: User, *, asked: str | None, on: date) -> dict[str, Any]:
    """A flat number of queries, however many targets and savings."""
    starts = year_starts_in()
    with_targets = SavingsTarget.objects.visible_to(user).order_by()
    years_of_targets = with_targets.values_list("year", flat=True).distinct()
    in_use = {*years_of_targets, *years_stored(user)}
    year = asked_year(asked, usual_year(in_use, year_of(on, starts)))
    facts, left_out = open_to(load_plan(), standing_of(user).exempt)
    standing = standings(facts, year)
    stored = SavingsTarget.objects.visible_to(user).with_place().filter(year=year)
    rows = [
        TargetRow(row, standing[row.pk], _depth(standing[row.pk].target.place))
        for row in sorted(stored, key=_in_order)
        if row.pk in standing
    ]
    return {
        "claimed": [row for row in rows if row.target.group_id is None],
        "booked": [row for row in rows if row.target.group_id is not None],
        "year": year,
        "year_label": year_label(year, starts),
        "years": year_choices(on, starts, [year, *in_use]),
        "withheld": withheld_from_figures(left_out),
    }


def _depth(place: Place | None) -> int:
    if place is None or place.strand_id is None:
        return 0
    return 1 if place.project_id is None else 2


def _in_order(row: SavingsTarget) -> tuple[object, ...]:
    """Programmes with their strands and projects below them; then service groups, the
    newest structure first."""
    if row.group is not None:
        days = -row.group.structure.in_force_from.toordinal()
        return (1, days, row.group.order, row.group.name)
    project = row.project
    strand = project.strand if project else row.strand
    programme = strand.programme if strand else row.programme
    return (
        0,
        programme.name if programme else "",
        (strand.order, strand.pk) if strand else (-1, 0),
        (project.order, project.name) if project else (0, ""),
    )
