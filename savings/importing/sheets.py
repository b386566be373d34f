"""What a reader should know of a sheet of savings or benefits before anything is
imported."""

from __future__ import annotations

from collections.abc import Sequence

from common.importing.cells import SheetRead, address
from common.importing.headings import Headings
from common.importing.mapping import Columns
from common.importing.sheets import told_of_hidden
from savings.importing.fields import pounds_in, year_column
from savings.importing.plan import Plan, RowPlan


def tell(
    plan: Plan,
    rows: Sequence[RowPlan],
    sheet: SheetRead,
    headings: Headings,
    columns: Columns,
) -> None:
    """What the reader should know of a sheet whose columns were named."""
    hidden = [row.number for row in rows if row.is_hidden]
    plan.notices += told_of_hidden(sheet, hidden, columns)
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
