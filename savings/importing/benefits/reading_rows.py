"""A row of the sheet of readings: what the measure of a benefit was on a day."""

from __future__ import annotations

from datetime import date
from functools import partial

from common.importing import values
from common.importing.cells import text_of
from common.importing.plan import Change
from common.importing.row_reading import RowReader
from common.wording import long_date
from savings.choices import BenefitState
from savings.importing.benefits.columns import reading_cells
from savings.importing.benefits.fields import READING_FIELDS
from savings.importing.benefits.known import KnownBenefits
from savings.importing.benefits.parsing import parsed
from savings.importing.cell_changes import take_change
from savings.importing.plan import BenefitPlan, ReadingPlan

_SAID = [field for field in READING_FIELDS if field.name not in ("reference", "on")]


def plan_reading(
    plan: BenefitPlan, cells: RowReader, known: KnownBenefits, *, today: date
) -> None:
    """Add to what is planned of a benefit what this row says of one of its days."""
    on = _day(cells, today)
    if on is None:
        return
    if on in plan.readings:
        cells.wrong("on", f"{plan.reference} has a reading of this day above.")
        return
    benefit = plan.benefit
    unit = str(plan.fields.get("unit", benefit.unit if benefit else ""))
    stored = known.readings.get(benefit.pk, {}).get(on) if benefit else None
    found = ReadingPlan(on, stored.version if stored else 0)
    if cells.is_blank("value"):
        cells.wrong("value", "Write what was read.")
    if stored is None:
        _take_new(plan, found, cells, known, unit)
    else:
        changed = _Changed(found.fields)
        ours = reading_cells(stored, plan.reference)
        for field in _SAID:
            take_change(
                changed,
                cells,
                field,
                ours,
                stored=getattr(stored, field.name),
                read=partial(parsed, field, known=known, unit=unit),
                kept=field.name == "value",
            )
        plan.changes += changed.told(on)
    if found.fields:
        plan.readings[on] = found


class _Changed:
    """What would change of one reading."""

    def __init__(self, fields: dict[str, object]) -> None:
        self.fields = fields
        self.changes: list[Change] = []

    def told(self, on: date) -> list[Change]:
        return [
            Change(f"Reading of {long_date(on)}, {each.label.lower()}",
                   each.before, each.after)
            for each in self.changes
        ]  # fmt: skip


def _day(cells: RowReader, today: date) -> date | None:
    on = cells.read("on", values.day)
    if cells.is_blank("on"):
        cells.wrong("on", "Say on which day it was read.")
    if on is not None and on > today:
        cells.wrong("on", "A reading cannot be dated in the future.")
        return None
    return on


def _take_new(
    plan: BenefitPlan,
    found: ReadingPlan,
    cells: RowReader,
    known: KnownBenefits,
    unit: str,
) -> None:
    benefit = plan.benefit
    if benefit is not None and benefit.state != BenefitState.OPEN:
        cells.wrong(
            "reference",
            f"{plan.reference} is not followed any more: follow it again on its page "
            "first.",
        )
        return
    for field in _SAID:
        value = cells.read(field.name, partial(parsed, field, known=known, unit=unit))
        if value is not None:
            found.fields[field.name] = value
    if "value" in found.fields:
        said = text_of(cells.value("value"))
        plan.changes.append(Change(f"Reading of {long_date(found.on)}", "", said))
