"""Savings as plain values, made without a database. Amounts are in whole pounds here:
each helper makes pence of them."""

from datetime import date
from itertools import count
from typing import Any

from programmes.standing import Place
from savings.choices import Recurrence, SavingKind, SavingState
from savings.facts import (
    ClaimFact,
    GapLineFact,
    SavingFact,
    SavingsFacts,
    TargetFact,
    YearFact,
)
from savings.rules import Figures

YEAR = 2012
PROGRAMME, OTHER_PROGRAMME = Place(1), Place(2)
ids = count(1)


def pence(pounds: int | None) -> Any:
    return None if pounds is None else pounds * 100


def figures(**pounds: int) -> Figures:
    return Figures(**{name: pence(amount) for name, amount in pounds.items()})


def year_fact(year: int = YEAR, **fields: Any) -> YearFact:
    """Without a forecast, what is achieved is all that is forecast."""
    by_month = {
        name: tuple(pence(each) for each in fields.pop(name, ()))
        for name in ("planned", "achieved_by_month", "forecast_by_month")
    }
    has_forecast = "forecast" in fields
    fields.setdefault("forecast", fields.get("achieved", 0))
    return YearFact(year, figures(**fields), has_forecast, **by_month)


def saving(*years: YearFact, claims: Any = (), **fields: Any) -> SavingFact:
    """In delivery, booked to group 1; `claims` are pairs of a place and a share."""
    nth = next(ids)
    nothing = (
        *("description", "budget_owner", "difficulty", "delivery", "delivery_reason"),
        *("confidence", "funding_source", "decision", "equality"),
        *("equality_reference", "mitigation", "replaces"),
    )
    values: dict[str, Any] = {
        "id": nth,
        "reference": f"S{nth}",
        "title": f"Saving {nth}",
        "group_id": 1,
        "placed_in": (),
        "kind": SavingKind.BUDGET_REDUCTION.value,
        "recurrence": Recurrence.RECURRENT.value,
        "state": SavingState.IN_DELIVERY.value,
        "state_since": date(YEAR, 4, 1),
        "funding": None,
        "fte_effect": None,
        "exempt": None,
        "claims": tuple(ClaimFact(*each) for each in claims),
        "years": years,
    }
    return SavingFact(**dict.fromkeys(nothing, "") | values | fields)


def gap_line(amount: int, first: int = YEAR, last: int | None = None) -> GapLineFact:
    nth = next(ids)
    return GapLineFact(nth, f"Gap {nth}", first, last or first, pence(amount), "")


def target(amount: int, place: Place | None = None, **fields: Any) -> TargetFact:
    """Counts against a line of the gap, unless `gap_line_id=None`."""
    values: dict[str, Any] = {
        "id": next(ids),
        "year": YEAR,
        "amount": pence(amount),
        "place": place,
        "group_id": None,
        "gap_line_id": 1,
    }
    return TargetFact(**values | fields)


def facts(*savings: SavingFact, **fields: Any) -> SavingsFacts:
    return SavingsFacts(savings=savings, **fields)
