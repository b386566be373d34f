"""The sentences of common/wording.py, as template filters."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from common import wording

register = template.Library()

UNBROKEN = re.compile(r"(\S{20})(?=\S{20})")


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


@register.filter
def breakable(words: str) -> SafeString:
    """With places to break in what has no space for most of a line, such as a pasted
    address: it would push a table over the edge of the paper."""
    *pieces, last = UNBROKEN.split(words)
    broken = format_html_join("", "{}<wbr>", ((piece,) for piece in pieces if piece))
    return format_html("{}{}", broken, last)
