"""What a block is: a named view of a Position, shown alike on a page and in a paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import cattrs
from django.urls import reverse

from common.spreadsheet import Sheet
from reports.position import Position

Chosen = TypeVar("Chosen", bound="Options")
Named = TypeVar("Named")


@dataclass(frozen=True)
class Options:
    """What whoever places a block may choose. Blocks add their own.

    `links` lead from each row to its record: on a dashboard, never in a paper. `query`
    is kept in them, so that a reader of the past stays there. `sort` is a column, with
    a minus for descending. Without `columns`, those the block shows by itself.
    `definitions` prints what the ratings mean under a table of ratings.
    """

    links: bool = False
    query: str = ""
    caption: str = ""
    columns: tuple[str, ...] = ()
    sort: str = ""
    definitions: bool = True

    def link(self, name: str, *args: object) -> str:
        """The address of a record's page; nothing where there are to be no links."""
        if not self.links:
            return ""
        address = reverse(name, args=args)
        return f"{address}?{self.query}" if self.query else address

    def here(self, narrowing: str, anchor: str) -> str:
        """An address on this page: its rows narrowed down, and where they begin."""
        if not self.links:
            return ""
        asked = "&".join(filter(None, (self.query, narrowing)))
        return f"?{asked}#{anchor}" if asked else f"#{anchor}"


Build = Callable[[Position, Position | None, Any], Any]


@dataclass(frozen=True)
class Block:
    """`build` turns (position, what to compare with, options) into plain values, never
    rows of the database; `sheet` gives those values as a spreadsheet."""

    code: str
    title: str
    build: Build
    options: type[Options] = Options
    sheet: Callable[[Any], Sheet] | None = None

    @property
    def template(self) -> str:
        return f"reports/blocks/{self.code}.html"


_reader = cattrs.Converter()
_reader.register_structure_hook(
    date, lambda day, _: day if isinstance(day, date) else date.fromisoformat(day)
)


def read_options(kind: type[Chosen], chosen: Mapping[str, Any]) -> Chosen:
    """Options from a template's JSON; what this block does not know is left out."""
    return _reader.structure(dict(chosen), kind)


def choose(known: Mapping[str, Named], name: str, what: str) -> Named:
    """What an option names. ValueError, with what there is, for anything else."""
    if name not in known:
        message = f"“{name}” is not {what}: there are {', '.join(known)}."
        raise ValueError(message)
    return known[name]
