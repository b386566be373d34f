"""The sentences of common/wording.py, as template filters."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django import template

from common import wording

register = template.Library()


@register.filter
def long_date(on: date | None) -> str:
    return wording.long_date(on) if on else ""


@register.filter
def and_list(items: Iterable[object]) -> str:
    return wording.and_list(items)


@register.filter
def count_of(count: int, noun: str) -> str:
    """{{ rows|count_of:"project" }} or {{ rows|count_of:"entry,entries" }}."""
    singular, _, plural = noun.partition(",")
    return wording.count_of(count, singular, plural)


@register.filter
def money_short(pounds: Decimal | int | None) -> str:
    return "" if pounds is None else wording.money_short(pounds)
