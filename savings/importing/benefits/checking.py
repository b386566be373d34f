"""The sheets of benefits and of readings against what there is. Writes nothing; queries
do not grow with the rows."""

from __future__ import annotations

from datetime import date

from common.importing.cells import SheetRead
from common.importing.headings import Headings
from common.importing.mapping import Columns
from common.importing.plan import Verdict, folded
from common.importing.row_reading import RowReader, reverse_columns
from common.importing.sheets import own_columns, refuse_merged, rows_below
from savings.importing.benefits.benefit_rows import (
    plan_change,
    plan_new,
    refuse_others,
)
from savings.importing.benefits.fields import BESIDE, READING_FIELDS
from savings.importing.benefits.known import KnownBenefits
from savings.importing.benefits.reading_rows import plan_reading
from savings.importing.plan import BenefitPlan, Plan
from savings.importing.refusals import RowsAbove
from savings.importing.sheets import tell


class BenefitsReading:
    """What is planned so far, by the folded reference of each benefit. `new` holds the
    folded references of the savings that come in with them."""

    def __init__(
        self, known: KnownBenefits, plan: Plan, new: set[str], *, today: date
    ) -> None:
        self.known, self.plan, self.new, self.today = known, plan, new, today
        self.by_reference: dict[str, BenefitPlan] = {}
        self.above = RowsAbove()

    def read_benefits(
        self, sheet: SheetRead, headings: Headings, columns: Columns
    ) -> None:
        merged = refuse_merged(self.plan.problems, sheet, headings, "benefit")
        for cells in rows_below(sheet, headings, reverse_columns(columns)):
            if cells.is_all_blank(but="reference"):
                self.plan.blank_rows += 1
                continue
            row = self._plan_row(cells)
            row.sheet = sheet.title
            row.is_hidden = cells.number in sheet.hidden_rows
            row.is_wrong = cells.number in merged
            self.above.refuse_again(row, cells)
            self._read_beside(row, cells)
            self.plan.benefits.append(row)
            if row.reference:
                self.by_reference.setdefault(folded(row.reference), row)
            self._note(row, cells)
        tell(self.plan, self.plan.benefits, sheet, headings, columns)

    def read_readings(self, sheet: SheetRead, headings: Headings) -> None:
        """As we export them."""
        columns = own_columns(headings, READING_FIELDS)
        for cells in rows_below(sheet, headings, columns):
            if cells.is_all_blank():
                continue
            row = self._named(cells)
            if row is not None:
                plan_reading(row, cells, self.known, today=self.today)
            self._note(row, cells)

    def decide(self) -> None:
        """Once all sheets are read. One bad cell leaves the whole benefit out; one that
        is counted as a saving waits with it."""
        for row in self.plan.benefits:
            row.decide()
        coming = {folded(row.reference) for row in self.plan.to_do}
        for row in self.plan.benefits:
            if row.saving and row.saving not in coming and not row.is_wrong:
                row.notices.append("The saving it is counted as is to be mended first.")
                row.verdict = Verdict.WRONG

    def _plan_row(self, cells: RowReader) -> BenefitPlan:
        reference = " ".join(cells.text("reference").split())
        benefit = self.known.benefit(reference) if reference else None
        if benefit is None:
            return plan_new(cells, self.known, self.new)
        return plan_change(cells, benefit, self.known, self.new)

    def _read_beside(self, row: BenefitPlan, cells: RowReader) -> None:
        """The latest reading, where the row of the benefit has one."""
        if all(cells.is_blank(name) for name in BESIDE.values()):
            return
        columns = {
            name: cells.columns[column]
            for name, column in BESIDE.items()
            if cells.has(column)
        }
        beside = RowReader(cells.sheet, cells.number, columns, cells.problems)
        plan_reading(row, beside, self.known, today=self.today)

    def _named(self, cells: RowReader) -> BenefitPlan | None:
        """What is planned of the benefit that a reading names."""
        reference = " ".join(cells.text("reference").split())
        found = self.by_reference.get(folded(reference))
        if found is not None:
            return found
        benefit = self.known.benefit(reference) if reference else None
        if benefit is None:
            cells.wrong(
                "reference",
                "Give the reference of a benefit of the portal, or of this file.",
            )
            return None
        row = BenefitPlan(
            cells.number, benefit.reference, benefit.title, benefit=benefit
        )
        row.sheet = cells.sheet.title
        self.by_reference[folded(benefit.reference)] = row
        self.plan.benefits.append(row)
        return row

    def _note(self, row: BenefitPlan | None, cells: RowReader) -> None:
        if row is not None:
            refuse_others(row, cells, self.known)
        self.plan.problems += cells.problems
        if row is not None and cells.failed:
            row.is_wrong = True
