"""The figures of a financial year: on a sheet of their own, or in columns of the row
of their saving. Pence.

House default: what an import says of forecast, achieved and pressures counts only for a
saving that is new; afterwards the returns of its budget owner say it. What finance has
validated is never imported.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from common.importing import numbers
from common.importing.plan import Change
from common.importing.row_reading import RowReader
from common.money import in_pounds
from common.periods import year_label
from savings.importing.fields import (
    FIGURES,
    MONTHS,
    PLANNED,
    RETURNED,
    pounds_in,
    year_column,
)
from savings.importing.known import Known
from savings.importing.plan import SavingPlan, YearPlan
from savings.importing.saving_rows import RETURNS_SAY
from savings.models import SavingYear

_HEADINGS = {each.name: each.heading for each in FIGURES}


def plan_year(
    plan: SavingPlan, year: int, cells: RowReader, columns: Mapping[str, str],
    known: Known, headings: Mapping[str, str] | None = None,
) -> None:  # fmt: skip
    """Add to what is planned of a saving what these cells say of one of its years.

    `columns` names the cell of each figure and month; `headings` what stands over it,
    for amounts in thousands.
    """
    stored = _stored(plan, year, known)
    figures = _figures(cells, columns, headings or {})
    found = YearPlan(year, stored.version if stored else 0)
    _take_planned(found, figures, stored)
    _take_months(found, cells, columns, stored)
    if plan.is_new:
        found.figures |= {name: figures[name] for name in RETURNED if name in figures}
    else:
        _leave_returned(plan, figures, stored, year_label(year, known.starts_in))
    if plan.is_new or found.figures:
        plan.years[year] = found
    _tell(plan, found, stored, year_label(year, known.starts_in))


def flat_years(columns: Mapping[str, int]) -> dict[int, dict[str, str]]:
    """Of a flat sheet: by year, which of its columns holds which figure."""
    found: dict[int, dict[str, str]] = {}
    for name in columns:
        if column := year_column(name):
            found.setdefault(column.year, {})[column.figure] = name
    return found


def _stored(plan: SavingPlan, year: int, known: Known) -> SavingYear | None:
    return known.years.get(plan.saving.pk, {}).get(year) if plan.saving else None


def _figures(
    cells: RowReader, columns: Mapping[str, str], headings: Mapping[str, str]
) -> dict[str, int]:
    found = {}
    for field in FIGURES:
        name = columns.get(field.name, "")
        times = pounds_in(headings.get(name, ""))
        pence = cells.read(name, partial(numbers.amount, times=times))
        if pence is None:
            continue
        if field.name == "pressure":
            pence = -abs(pence)  # papers print it either way
        elif pence < 0:
            cells.wrong(name, "Write an amount that is not negative.")
        found[field.name] = pence
    return found


def _take_planned(
    found: YearPlan, figures: Mapping[str, int], stored: SavingYear | None
) -> None:
    for name in PLANNED:
        if name in figures and (not stored or getattr(stored, name) != figures[name]):
            found.figures[name] = figures[name]


def _take_months(
    found: YearPlan,
    cells: RowReader,
    columns: Mapping[str, str],
    stored: SavingYear | None,
) -> None:
    """All twelve or none; empty ones leave what is planned, in its proportions."""
    names = [columns[month] for month in MONTHS if month in columns]
    given = [name for name in names if not cells.is_blank(name)]
    if not given:
        return
    planned = [cells.read(name, numbers.amount) for name in names]
    months = [pence for pence in planned if pence is not None]
    if len(months) < len(MONTHS):
        if not cells.failed:
            empty = next((name for name in names if cells.is_blank(name)), given[0])
            cells.wrong(empty, "Give a figure for each of the 12 months, or for none.")
        return
    proposed = sum(
        found.figures.get(name, getattr(stored, name, 0)) for name in PLANNED
    )
    if sum(months) != proposed:
        cells.wrong(
            names[0],
            f"The months come to {in_pounds(sum(months))} and the year to "
            f"{in_pounds(proposed)}: change them too, or empty all twelve to keep "
            "their proportions.",
        )
    elif not stored or list(stored.planned) != months:
        found.figures["planned"] = months


def _leave_returned(
    plan: SavingPlan,
    figures: Mapping[str, int],
    stored: SavingYear | None,
    label: str,
) -> None:
    for name in RETURNED:
        before = getattr(stored, name, None if name == "forecast" else 0)
        if name in figures and figures[name] != before:
            was = "nothing" if before is None else in_pounds(before)
            plan.notices.append(
                f"{label}, {_HEADINGS[name].lower()}: the file says "
                f"{in_pounds(figures[name])}, the portal {was}. {RETURNS_SAY}"
            )


def _tell(
    plan: SavingPlan, found: YearPlan, stored: SavingYear | None, label: str
) -> None:
    if plan.is_new:
        proposed = sum(found.figures.get(name, 0) for name in PLANNED)
        plan.brief += f", {in_pounds(proposed)} in {label}"
        return
    for name in PLANNED:
        if name in found.figures:
            before = in_pounds(getattr(stored, name)) if stored else ""
            after = in_pounds(found.figures[name])
            plan.changes.append(Change(f"{label}, {_HEADINGS[name]}", before, after))
    if "planned" in found.figures:
        plan.changes.append(Change(f"{label}, by month", "", "as in the file"))
