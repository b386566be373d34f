"""Long lists, a page at a time; and tables, in the order the reader asked for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

ROWS_A_PAGE = 50

Row = TypeVar("Row")


def page_of(
    request: HttpRequest, rows: Sequence[Row] | QuerySet[Any], size: int = ROWS_A_PAGE
) -> Page[Any]:
    """The page the address asks for; the nearest there is if it asks for nonsense."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


@dataclass(frozen=True, slots=True)
class Sorting:
    """By which column a table is sorted, and which way."""

    key: str
    is_descending: bool = False

    def __str__(self) -> str:
        return f"-{self.key}" if self.is_descending else self.key


def sorting_of(
    request: HttpRequest, keys: Iterable[str], default: str, param: str = "sort"
) -> Sorting:
    """What `?sort=-score` asks for, if the table has that column; else the default."""
    asked = request.GET.get(param, "")
    key = asked.removeprefix("-")
    wanted = asked if key in set(keys) else default
    return Sorting(wanted.removeprefix("-"), wanted.startswith("-"))


def sort_queryset(
    rows: QuerySet[Any], sorting: Sorting, columns: Mapping[str, str]
) -> QuerySet[Any]:
    """Columns map what the address says to a field: nothing else reaches the query."""
    field = columns[sorting.key]
    return rows.order_by(f"-{field}" if sorting.is_descending else field, "pk")


def sort_rows(
    rows: Iterable[Row], sorting: Sorting, columns: Mapping[str, Callable[[Row], Any]]
) -> list[Row]:
    """For rows already in memory. What has no value comes last, either way."""
    value_of = columns[sorting.key]
    valued = [(value_of(row), row) for row in rows]
    known = [pair for pair in valued if pair[0] is not None]
    known.sort(key=lambda pair: pair[0], reverse=sorting.is_descending)
    return [row for _, row in known] + [row for value, row in valued if value is None]
