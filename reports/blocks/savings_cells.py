"""The columns of money that tables of savings have, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from common.money import Amount, rounded
from reports.blocks.savings_choice import Told
from reports.blocks.table import Cell, Column, ColumnKind
from savings.figures import Figures
from savings.monitoring import Basis

Money = Callable[[Figures], int]

# Code, heading, which of a row's figures. `at_risk` depends on what counts as achieved.
_MONEY: Mapping[str, tuple[str, Money]] = {
    "target": ("New in the year", lambda figures: figures.target),
    "full_year_effect": (
        "Carried on from earlier years",
        lambda figures: figures.full_year_effect,
    ),
    "proposed": ("Savings agreed", lambda figures: figures.proposed),
    "forecast": ("Forecast", lambda figures: figures.forecast),
    "achieved": ("Claimed so far", lambda figures: figures.achieved),
    "validated": ("Validated by finance", lambda figures: figures.validated),
    "claimed_only": (
        "Claimed, not yet validated",
        lambda figures: figures.claimed_only,
    ),
    "pressures": ("In-year pressures", lambda figures: figures.pressures),
    "shortfall": ("Forecast short by", lambda figures: figures.shortfall),
}
AT_RISK = "at_risk"
MONEY_CODES = (*_MONEY, AT_RISK)

# Said of what "claimed, not yet validated" comes to where that is negative.
_CLAIM_FELL = "less claimed than validated"

# The column of what counts as achieved.
_COUNTED = {
    Basis.VALIDATED: "validated",
    Basis.CLAIMED: "achieved",
    Basis.ANTICIPATED: "forecast",
}
_MEANINGS = {
    Basis.VALIDATED: "what finance has validated",
    Basis.CLAIMED: "what is claimed as achieved",
    Basis.ANTICIPATED: "what is forecast",
}


def money_columns(told: Told) -> tuple[Column, ...]:
    """Each heading names the unit."""
    named = {code: heading for code, (heading, _) in _MONEY.items()}
    return tuple(
        Column(code, f"{heading} ({told.unit.label})", ColumnKind.NUMBER)
        for code, heading in (named | {AT_RISK: "Net at risk"}).items()
    )


def money_of(code: str, basis: Basis) -> Money:
    return basis.at_risk if code == AT_RISK else _MONEY[code][1]


def money_cells(figures: Figures, told: Told, basis: Basis) -> dict[str, Cell]:
    """Pressures stand in brackets, as finance writes what is taken away."""
    cells = {
        code: amount_cell(
            money_of(code, basis)(figures), told, in_brackets=code == "pressures"
        )
        for code in MONEY_CODES
    }
    if rounded(figures.claimed_only, told.unit) < 0:
        cells["claimed_only"] = replace(cells["claimed_only"], note=_CLAIM_FELL)
    return cells


def printed_sums(
    rows: Sequence[Figures], whole: Figures, columns: Iterable[Column], basis: Basis
) -> Iterator[tuple[Sequence[int], int]]:
    """Every sum that these columns print, in pence: down each of them to the total,
    and along every row, the total's too."""
    codes = [column.code for column in columns if column.code in MONEY_CODES]
    for code in codes:
        money = money_of(code, basis)
        yield [money(each) for each in rows], money(whole)
    for each in (*rows, whole):
        yield from sums_along(each, codes, basis)


def sums_along(
    figures: Figures, codes: Collection[str], basis: Basis
) -> Iterator[tuple[Sequence[int], int]]:
    """The sums of one row of which every part is printed beside it."""
    for whole, parts in (
        ("proposed", (("target", 1), ("full_year_effect", 1))),
        ("achieved", (("validated", 1), ("claimed_only", 1))),
        ("shortfall", (("proposed", 1), ("forecast", -1))),
        (AT_RISK, (("proposed", 1), (_COUNTED[basis], -1), ("pressures", -1))),
    ):
        if {whole, *(code for code, _ in parts)} <= set(codes):
            signed = [sign * money_of(code, basis)(figures) for code, sign in parts]
            yield signed, money_of(whole, basis)(figures)


def amount_cell(pence: int | None, told: Told, *, in_brackets: bool = False) -> Cell:
    if pence is None:
        return Cell()
    return Cell(Amount(pence, told.unit, in_brackets=in_brackets))


def meaning_of_risk(columns: Iterable[Column], basis: Basis) -> tuple[str, ...]:
    """Said under every table that has the column."""
    if all(column.code != AT_RISK for column in columns):
        return ()
    return (
        f"Net at risk: what is agreed, less {_MEANINGS[basis]}, and with what "
        f"in-year pressures take away again.",
    )
