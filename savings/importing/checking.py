"""A spreadsheet against the savings there are: what an import would do, and what is to
be mended. Writes nothing. Queries do not grow with the rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from accounts.models import User
from common.importing.cells import SheetRead, address
from common.importing.fields import Field
from common.importing.headings import Headings, find_headings
from common.importing.mapping import Columns, columns_of, is_our_own
from common.importing.plan import Problem, Verdict, folded
from common.importing.row_reading import RowReader, reverse_columns
from savings.choices import SavingState
from savings.importing.claim_rows import plan_claim_beside, plan_claims
from savings.importing.fields import (
    ABOUT,
    CLAIM_FIELDS,
    CLAIMS,
    KNOWN_HEADINGS,
    YEAR_FIELDS,
    YEARS,
    pounds_in,
    year_column,
)
from savings.importing.known import Known, load_known
from savings.importing.parsing import read_year
from savings.importing.plan import Plan, SavingPlan
from savings.importing.saving_rows import plan_change, plan_new
from savings.importing.year_rows import flat_years, plan_year

TAKES_LONG = 500  # savings written
_BESIDE = {YEARS: YEAR_FIELDS, CLAIMS: CLAIM_FIELDS}


def check(
    sheets: Sequence[SheetRead], chosen: str, columns: Columns, reader: User
) -> Plan:
    """`chosen` is the title of the sheet of savings."""
    known = load_known(reader)
    sheet = next(each for each in sheets if each.title == chosen)
    reading = _Reading(known)
    headings = find_headings(sheet, KNOWN_HEADINGS)
    if headings is not None:
        reading.read_savings(sheet, headings, columns)
        _tell(reading.plan, sheet, headings, columns)
    for other in sheets:
        if other is not sheet and other.title != ABOUT:
            reading.read_other(other)
    plan = reading.plan
    for row in plan.rows:
        row.decide()
    _leave_out_what_replaces_the_wrong(plan)
    if len(plan.to_do) > TAKES_LONG:
        plan.notices.append(
            "Importing this takes a minute or more, and nobody else can save "
            "meanwhile: choose a quiet moment."
        )
    plan.problems.sort(key=lambda each: (each.sheet != chosen, each.row, each.column))
    return plan


class _Reading:
    """What is planned so far, by the folded reference of each saving."""

    def __init__(self, known: Known) -> None:
        self.known, self.plan = known, Plan()
        self.by_reference: dict[str, SavingPlan] = {}
        self.new: set[str] = set()
        self.rows: dict[str, int] = {}
        self.titles: dict[str, int] = {}

    def read_savings(
        self, sheet: SheetRead, headings: Headings, columns: Columns
    ) -> None:
        merged = _refuse_merged(self.plan, sheet, headings)
        by_name = reverse_columns(columns)
        over = {name: headings.name(column) for name, column in by_name.items()}
        years = flat_years(by_name)
        for cells in _rows_below(sheet, headings, by_name):
            if cells.is_all_blank(but="reference"):
                self.plan.blank_rows += 1
                continue
            row = self._plan_row(cells)
            row.is_hidden = cells.number in sheet.hidden_rows
            row.is_wrong = cells.number in merged
            if row.verdict != Verdict.SKIP:
                self._refuse_twice(row, cells)
                plan_claim_beside(row, cells, self.known)
                for year, names in years.items():
                    if any(not cells.is_blank(name) for name in names.values()):
                        plan_year(row, year, cells, names, self.known, over)
            self._add(row, cells)

    def read_other(self, sheet: SheetRead) -> None:
        """A further sheet: of years or claims as we export them, or not read."""
        fields = _BESIDE.get(sheet.title, ())
        headings = _own_headings(sheet, fields)
        if headings is None:
            self.plan.notices.append(f"The sheet “{sheet.title}” is not read.")
            return
        columns = reverse_columns(columns_of(headings, fields))
        rows = [
            cells
            for cells in _rows_below(sheet, headings, columns)
            if not cells.is_all_blank()
        ]
        if sheet.title == YEARS:
            self._read_years(rows)
        else:
            self._read_claims(rows)

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
        self.by_reference[folded(saving.reference)] = row
        self.plan.rows.append(row)
        return row

    def _refuse_twice(self, row: SavingPlan, cells: RowReader) -> None:
        rows, key, name = (
            (self.rows, folded(row.reference), "reference")
            if row.reference
            else (self.titles, row.title.casefold(), "title")
        )
        if key and rows.setdefault(key, row.number) != row.number:
            cells.wrong(name, f"Row {rows[key]} has this {name} already.")

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


def _rows_below(
    sheet: SheetRead, headings: Headings, columns: Mapping[str, int]
) -> Iterator[RowReader]:
    for number in range(headings.row + 1, len(sheet.rows) + 1):
        yield RowReader(sheet, number, columns)


def _own_headings(sheet: SheetRead, fields: Sequence[Field]) -> Headings | None:
    """Those of the first row, where they are our own."""
    names = tuple(" ".join(str(value or "").split()) for value in sheet.rows[0])
    headings = Headings(1, names)
    return headings if fields and is_our_own(headings, fields) else None


def _refuse_merged(plan: Plan, sheet: SheetRead, headings: Headings) -> set[int]:
    """The rows that share a cell with another."""
    rows: set[int] = set()
    for area in sheet.merged:
        if area.last_row > headings.row and area.last_row > area.first_row:
            first = max(area.first_row, headings.row + 1)
            rows |= set(range(first, area.last_row + 1))
            says = (
                f"{area.name} is merged over several rows: unmerge it, so that each "
                "saving has a row of its own."
            )
            plan.problems.append(Problem(sheet.title, first, area.first_column, says))
    return rows


def _leave_out_what_replaces_the_wrong(plan: Plan) -> None:
    """A saving that stands in for one that does not come in waits with it."""
    coming = {folded(r.reference) for r in plan.having(Verdict.CREATE) if r.reference}
    for row in plan.rows:
        if row.replaces and row.replaces not in coming and not row.is_wrong:
            row.notices.append("The saving it replaces is to be mended first.")
            row.verdict = Verdict.WRONG
            coming.discard(folded(row.reference))


def _tell(plan: Plan, sheet: SheetRead, headings: Headings, columns: Columns) -> None:
    """What the reader should know before anything is imported."""
    hidden_rows = [row.number for row in plan.rows if row.is_hidden]
    if hidden_rows:
        listed = ", ".join(map(str, hidden_rows[:10]))
        plan.notices.append(f"Rows hidden in the file are imported too: {listed}.")
    hidden = sorted(sheet.hidden_columns & set(columns))
    if hidden:
        listed = ", ".join(address(1, column)[:-1] for column in hidden[:10])
        plan.notices.append(f"Columns hidden in the file are read too: {listed}.")
    if sheet.is_hidden:
        plan.notices.append(f"The sheet “{sheet.title}” is hidden in the file.")
    for size, words in ((1_000, "thousands"), (1_000_000, "millions")):
        large = [
            address(1, column)[:-1]
            for column, name in columns.items()
            if year_column(name) and pounds_in(headings.name(column)) == size
        ]
        if large:
            plan.notices.append(
                f"Read in {words} of pounds, as the headings say: {', '.join(large)}."
            )
