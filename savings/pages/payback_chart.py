"""When each option of a business case has paid for itself: picture and table. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from common.charts import FigureTable
from common.money import Amount, Unit, in_short
from common.rag import Shape
from savings.pages.line_chart import LineChart, Series, draw

# Colour, dash and mark of each line; the preferred option has the first.
_LOOKS = (
    ("#1d5b99", "none", Shape.CIRCLE),
    ("#8a3b00", "8 4", Shape.TRIANGLE),
    ("#00703c", "2 3", Shape.SQUARE),
    ("#4c2c92", "10 3 2 3", Shape.DIAMOND),
    ("#505a5f", "14 5", Shape.DOWN_TRIANGLE),
)
_ROOM = 215  # for the names of the options
_LONGEST_NAME = 26  # characters, before one is cut


@dataclass(frozen=True)
class OptionLine:
    """One option: what it has brought or cost by the end of each year, in pence, costs
    negative; `payback` says when it has paid for itself, in words."""

    code: str
    name: str
    cumulative: tuple[int, ...]
    payback: str


@dataclass(frozen=True)
class PaybackChart:
    """`picture` is None where no option has figures."""

    id: str
    finding: str
    picture: LineChart | None
    table: FigureTable
    notes: tuple[str, ...] = ()


def payback_chart(
    options: Sequence[OptionLine],
    years: Sequence[str],
    *,
    finding: str,
    unit: Unit = Unit.THOUSANDS,
    key: str = "",
) -> PaybackChart:
    """`finding` is the title, about the preferred option, which comes first; `key`
    tells several charts of one page apart."""
    drawn = [option for option in options if any(option.cumulative)]
    return PaybackChart(
        id=f"payback{key}",
        finding=finding,
        picture=_picture(drawn, years) if drawn else None,
        table=_table(options, years, unit),
    )


def _picture(options: Sequence[OptionLine], years: Sequence[str]) -> LineChart:
    series = [
        Series(
            label=_label(option),
            points=tuple(enumerate(option.cumulative)),
            colour=_LOOKS[nth % len(_LOOKS)][0],
            dash=_LOOKS[nth % len(_LOOKS)][1],
            shape=_LOOKS[nth % len(_LOOKS)][2],
        )
        for nth, option in enumerate(options)
    ]
    told = " ".join(_sentence(option) for option in options)
    return draw(series, years, told, room=_ROOM)


def _label(option: OptionLine) -> str:
    name = _name(option)
    if len(name) <= _LONGEST_NAME:
        return name
    return f"{name[:_LONGEST_NAME].rsplit(' ', 1)[0]} …"


def _name(option: OptionLine) -> str:
    return f"{option.code} {option.name}".strip()


def _sentence(option: OptionLine) -> str:
    end = in_short(option.cumulative[-1])
    return f"{_name(option)}: {option.payback}; at the end {end}."


def _table(
    options: Sequence[OptionLine], years: Sequence[str], unit: Unit
) -> FigureTable:
    return FigureTable(
        caption=f"Cumulative net impact by the end of each year ({unit.label})",
        headings=("Option", *years, "Payback"),
        rows=tuple(
            (
                _name(option),
                *(Amount(amount, unit) for amount in option.cumulative),
                option.payback,
            )
            for option in options
        ),
        ends_in_words=True,
    )
