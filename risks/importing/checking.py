"""A spreadsheet against a register: what an import would do, and what is to be mended.

Writes nothing. Queries do not grow with the rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from accounts.models import User
from common.importing.cells import SheetRead
from common.importing.headings import Headings, find_headings
from common.importing.mapping import Columns
from common.importing.plan import TAKES_A_MINUTE, Change, Verdict, folded
from common.importing.row_reading import RowReader, reverse_columns
from common.importing.sheets import (
    own_columns,
    own_headings,
    refuse_merged,
    rows_below,
    told_of_hidden,
)
from risks import access
from risks.importing.beside import (
    BesideSheet,
    actions_sheet,
    controls_sheet,
    plan_beside,
    plan_cells_beside,
)
from risks.importing.fields import ABOUT, ACTIONS, CONTROLS, KNOWN_HEADINGS
from risks.importing.known import Known, load_known
from risks.importing.new_rows import TITLE_FROM_EVENT, plan_new
from risks.importing.plan import Plan, RowPlan
from risks.importing.risk_rows import plan_change
from risks.models import Register

TAKES_LONG = 1_000  # records written; some 15 thousandths of a second each


def check(
    sheets: Sequence[SheetRead],
    chosen: str,
    columns: Columns,
    register: Register,
    reader: User,
) -> Plan:
    """`chosen` is the title of the sheet of risks. Ten queries."""
    known = load_known(register, reader)
    may_accept = access.can_run_register(reader, register)
    plan = Plan()
    sheet = next(each for each in sheets if each.title == chosen)
    headings = find_headings(sheet, KNOWN_HEADINGS)
    if headings is not None:
        _check_risks(plan, sheet, headings, columns, known, may_accept=may_accept)
    new = {
        folded(row.reference): row
        for row in plan.having(Verdict.CREATE)
        if row.reference
    }
    for other in sheets:
        if other is not sheet and other.title != ABOUT:
            _check_other(plan, other, known, new)
    _tell(plan, sheet, columns, may_accept=may_accept)
    plan.problems.sort(key=lambda each: (each.sheet != chosen, each.row, each.column))
    return plan


def _check_risks(
    plan: Plan,
    sheet: SheetRead,
    headings: Headings,
    columns: Columns,
    known: Known,
    *,
    may_accept: bool,
) -> None:
    refuse_merged(plan.problems, sheet, headings, "risk")
    seen = _Seen()
    for cells in rows_below(sheet, headings, reverse_columns(columns)):
        if _is_blank_row(cells, known):
            plan.blank_rows += 1
            continue
        row = _plan_row(cells, known, may_accept=may_accept)
        row.is_hidden = cells.number in sheet.hidden_rows
        seen.refuse_twice(row, cells)
        beside = plan_cells_beside(plan, row, cells, known)
        if cells.failed:
            row.verdict = Verdict.WRONG
        elif beside and row.risk is not None:
            row.verdict = Verdict.UPDATE
            row.changes += [
                Change(
                    f"{each.kind._meta.verbose_name} added".capitalize(),
                    "",
                    each.fields["description"],
                )
                for each in beside
            ]
        plan.beside += beside
        plan.problems += cells.problems
        plan.rows.append(row)


def _is_blank_row(cells: RowReader, known: Known) -> bool:
    """Nothing in any column that is read; or a number waiting for its risk."""
    if not cells.is_all_blank(but="reference"):
        return False
    return known.risk(cells.text("reference")) is None


def _plan_row(cells: RowReader, known: Known, *, may_accept: bool) -> RowPlan:
    reference = " ".join(cells.text("reference").split())
    risk = known.risk(reference) if reference else None
    if risk is None:
        return plan_new(cells, known, may_accept=may_accept)
    return plan_change(cells, risk, known)


class _Seen:
    """References and titles of the rows so far."""

    def __init__(self) -> None:
        self.references: dict[str, int] = {}
        self.titles: dict[str, int] = {}

    def refuse_twice(self, row: RowPlan, cells: RowReader) -> None:
        if row.verdict == Verdict.SKIP:
            return
        if row.reference:
            first = self.references.setdefault(folded(row.reference), row.number)
            if first != row.number:
                cells.wrong("reference", f"Row {first} has this reference already.")
        elif row.title:
            first = self.titles.setdefault(row.title.casefold(), row.number)
            if first != row.number:
                cells.wrong(
                    "title",
                    f"Row {first} has this title already: give both a reference, or "
                    "take one out.",
                )


def _check_other(
    plan: Plan, sheet: SheetRead, known: Known, new: Mapping[str, RowPlan]
) -> None:
    """A further sheet: of controls or actions as we export them, or not read."""
    kinds = {CONTROLS: controls_sheet, ACTIONS: actions_sheet}
    kind: BesideSheet | None = (
        kinds[sheet.title](known) if sheet.title in kinds else None
    )
    headings = own_headings(sheet, kind.fields) if kind else None
    if kind is None or headings is None:
        plan.notices.append(f"The sheet “{sheet.title}” is not read.")
        return
    columns = own_columns(headings, kind.fields)
    plan_beside(plan, rows_below(sheet, headings, columns), kind, known, new)


def _tell(plan: Plan, sheet: SheetRead, columns: Columns, *, may_accept: bool) -> None:
    """What the reader should know before anything is imported."""
    hidden = [row.number for row in plan.rows if row.is_hidden]
    plan.notices += told_of_hidden(sheet, hidden, columns)
    if "title" not in columns.values():
        plan.notices.append(TITLE_FROM_EVENT)
    if plan.writes > TAKES_LONG:
        plan.notices.append(TAKES_A_MINUTE)
    if not may_accept and plan.having(Verdict.CREATE):
        plan.notices.append(
            "You may propose risks to this register: the new ones arrive as proposed, "
            "and whoever runs it accepts them."
        )
