"""Amounts in whole pence, as tables and sentences print them."""

from django import template

from common.money import in_pounds, printed

register = template.Library()


@register.filter
def figure(pence: int | None) -> str:
    """In a table whose header names the unit (£): 4,555; −328. Nothing for None."""
    return "" if pence is None else printed(pence)


@register.filter
def pounds(pence: int | None) -> str:
    """In a sentence: £4,555; −£328. Nothing for None."""
    return "" if pence is None else in_pounds(pence)
