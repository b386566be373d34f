"""A spreadsheet against the savings and the benefits there are: what an import would
do, and what is to be mended. Writes nothing. Queries do not grow with the rows."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.timezone import localdate

from accounts.models import User
from common.importing.cells import SheetRead
from common.importing.headings import Headings
from common.importing.mapping import Columns, columns_of
from common.importing.plan import TAKES_A_MINUTE, Verdict, folded
from common.importing.row_reading import RowReader, reverse_columns
from common.importing.sheets import (
    own_columns,
    own_headings,
    refuse_merged,
    rows_below,
)
from savings.choices import SavingState
from savings.importing.benefits.checking import BenefitsReading
from savings.importing.benefits.fields import (
    BENEFIT_FIELDS,
    BENEFITS,
    READING_FIELDS,
    READINGS,
)
from savings.importing.benefits.known import load_known_benefits
from savings.importing.claim_rows import plan_claim_beside, plan_claims
from savings.importing.fields import ABOUT, CLAIM_FIELDS, CLAIMS, YEAR_FIELDS, YEARS
from savings.importing.known import Known, load_known
from savings.importing.lists import Lists, headings_of
from savings.importing.parsing import read_year
from savings.importing.plan import Plan, SavingPlan, having
from savings.importing.refusals import RowsAbove
from savings.importing.saving_rows import plan_change, plan_new
from savings.importing.sheets import tell
from savings.importing.year_rows import flat_years, plan_year

TAKES_LONG = 500  # savings and benefits written
_BESIDE = {YEARS: YEAR_FIELDS, CLAIMS: CLAIM_FIELDS}
_BENEFITS = {BENEFITS: BENEFIT_FIELDS, READINGS: READING_FIELDS}


def check(
    sheets: Sequence[SheetRead],
    chosen: str,
    columns: Columns,
    reader: User,
    lists: Lists = Lists.SAVINGS,
) -> Plan:
    """`chosen` is the title of the sheet whose columns were named, `lists` what it
    lists. Further sheets are read where they are as we export them."""
    known = load_known(reader)
    reading = _Reading(known)
    plan = reading.plan
    sheet = next(each for each in sheets if each.title == chosen)
    headings = headings_of(sheet, lists)
    others = [each for each in sheets if each is not sheet and each.title != ABOUT]
    if lists == Lists.SAVINGS:
        if headings is not None:
            reading.read_savings(sheet, headings, columns)
            tell(plan, plan.rows, sheet, headings, columns)
        others = [each for each in others if not reading.read_other(each)]
    benefits = BenefitsReading(
        load_known_benefits(reader, known), plan, reading.new, today=localdate()
    )
    if lists == Lists.BENEFITS and headings is not None:
        benefits.read_benefits(sheet, headings, columns)
    _read_benefits(benefits, others)
    for row in plan.rows:
        row.decide()
    _leave_out_what_replaces_the_wrong(plan)
    benefits.decide()
    if len(plan.to_do) + len(plan.benefits_to_do) > TAKES_LONG:
        plan.notices.append(TAKES_A_MINUTE)
    rows = [*plan.rows, *plan.benefits]
    if len({row.sheet for row in rows}) == 1:
        for each in rows:
            each.sheet = ""  # named only to tell sheets apart
    plan.problems.sort(
        key=lambda each: (each.sheet != chosen, each.sheet, each.row, each.column)
    )
    return plan


def _read_benefits(benefits: BenefitsReading, others: Sequence[SheetRead]) -> None:
    """Of the sheets that are left: benefits before their readings."""
    for sheet in sorted(others, key=lambda each: each.title != BENEFITS):
        headings = own_headings(sheet, _BENEFITS.get(sheet.title, ()))
        if headings is None:
            benefits.plan.notices.append(f"The sheet “{sheet.title}” is not read.")
        elif sheet.title == BENEFITS:
            columns = columns_of(headings, BENEFIT_FIELDS)
            benefits.read_benefits(sheet, headings, columns)
        else:
            benefits.read_readings(sheet, headings)


class _Reading:
    """What is planned so far, by the folded reference of each saving."""

    def __init__(self, known: Known) -> None:
        self.known, self.plan = known, Plan()
        self.by_reference: dict[str, SavingPlan] = {}
        self.new: set[str] = set()
        self.above = RowsAbove()

    def read_savings(
        self, sheet: SheetRead, headings: Headings, columns: Columns
    ) -> None:
        merged = refuse_merged(self.plan.problems, sheet, headings, "saving")
        by_name = reverse_columns(columns)
        over = {name: headings.name(column) for name, column in by_name.items()}
        years = flat_years(by_name)
        for cells in rows_below(sheet, headings, by_name):
            if cells.is_all_blank(but="reference"):
                self.plan.blank_rows += 1
                continue
            row = self._plan_row(cells)
            row.sheet = sheet.title
            row.is_hidden = cells.number in sheet.hidden_rows
            row.is_wrong = cells.number in merged
            if row.verdict != Verdict.SKIP:
                self.above.refuse_again(row, cells)
                plan_claim_beside(row, cells, self.known)
                for year, names in years.items():
                    if any(not cells.is_blank(name) for name in names.values()):
                        plan_year(row, year, cells, names, self.known, over)
            self._add(row, cells)

    def read_other(self, sheet: SheetRead) -> bool:
        """Whether it is a sheet of years or claims as we export them."""
        fields = _BESIDE.get(sheet.title, ())
        headings = own_headings(sheet, fields)
        if headings is None:
            return False
        rows = [
            cells
            for cells in rows_below(sheet, headings, own_columns(headings, fields))
            if not cells.is_all_blank()
        ]
        if sheet.title == YEARS:
            self._read_years(rows)
        else:
            self._read_claims(rows)
        return True

    def _read_years(self, rows: Sequence[RowReader]) -> None:
        seen: dict[tuple[str, int], int] = {}
        for cells in rows:
            row = self._named(cells)
            if row is not None and row.verdict != Verdict.SKIP:
                year = cells.read("year", lambda v: read_year(v, self.known.starts_in))
                if cells.is_blank("year"):
                    cells.wrong("year", "Say which financial year.")
                key = folded(row.reference), year or 0
                if year is not None and seen.setdefault(key, cells.number) != (
                    cells.number
                ):
                    cells.wrong("year", f"Row {seen[key]} has this year already.")
                elif year is not None:
                    names = {name: name for name in cells.columns}
                    plan_year(row, year, cells, names, self.known)
            self._note(row, cells)

    def _read_claims(self, rows: Sequence[RowReader]) -> None:
        by_saving: dict[str, list[RowReader]] = {}
        for cells in rows:
            row = self._named(cells)
            if row is None:
                self._note(row, cells)
            elif row.verdict != Verdict.SKIP:
                by_saving.setdefault(folded(row.reference), []).append(cells)
        for reference, shares in by_saving.items():
            row = self.by_reference[reference]
            plan_claims(row, shares, self.known)
            for cells in shares:
                self._note(row, cells)

    def _plan_row(self, cells: RowReader) -> SavingPlan:
        reference = " ".join(cells.text("reference").split())
        saving = self.known.saving(reference) if reference else None
        if saving is None:
            return plan_new(cells, self.known, self.new)
        return plan_change(cells, saving, self.known, self.new)

    def _named(self, cells: RowReader) -> SavingPlan | None:
        """What is planned of the saving that a row of another sheet names."""
        reference = " ".join(cells.text("reference").split())
        found = self.by_reference.get(folded(reference))
        if found is not None:
            return found
        saving = self.known.saving(reference) if reference else None
        if saving is None:
            cells.wrong(
                "reference",
                "Give the reference of a saving of the portal, or of this file.",
            )
            return None
        row = SavingPlan(cells.number, saving.reference, saving.title, saving=saving)
        row.sheet = cells.sheet.title
        self.by_reference[folded(saving.reference)] = row
        self.plan.rows.append(row)
        return row

    def _add(self, row: SavingPlan, cells: RowReader) -> None:
        self.plan.rows.append(row)
        if row.reference:
            self.by_reference.setdefault(folded(row.reference), row)
            if row.is_new and row.verdict != Verdict.SKIP:
                self.new.add(folded(row.reference))
        self._note(row, cells)

    def _note(self, row: SavingPlan | None, cells: RowReader) -> None:
        """One bad cell leaves the whole saving out."""
        if row is not None:
            _refuse_withdrawn(row, cells)
        self.plan.problems += cells.problems
        if row is not None and cells.failed:
            row.is_wrong = True


def _refuse_withdrawn(row: SavingPlan, cells: RowReader) -> None:
    """As every service would; said once, of the row that asks for it."""
    is_withdrawn = row.saving and row.saving.state == SavingState.WITHDRAWN
    if is_withdrawn and row.says_something and not row.is_wrong and not cells.failed:
        cells.wrong(
            "reference",
            f"{row.reference} was withdrawn: propose it again to change it, or give "
            "what the portal says.",
        )


def _leave_out_what_replaces_the_wrong(plan: Plan) -> None:
    """A saving that stands in for one that does not come in waits with it."""
    coming = {
        folded(r.reference) for r in having(plan.rows, Verdict.CREATE) if r.reference
    }
    for row in plan.rows:
        if row.replaces and row.replaces not in coming and not row.is_wrong:
            row.notices.append("The saving it replaces is to be mended first.")
            row.verdict = Verdict.WRONG
            coming.discard(folded(row.reference))
