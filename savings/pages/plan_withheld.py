"""What pages about the plan say of savings and targets that are kept from a reader."""

from __future__ import annotations

from collections.abc import Iterable

from common.exemption import withheld_notice
from savings.facts import LeftOut

_COUNTED = ("saving", "target")


def withheld_words(left_out: Iterable[LeftOut]) -> str:
    """How many are in no figure of the page, and under which paragraphs; empty if
    none."""
    found = [paragraphs for kind, paragraphs in left_out if kind in _COUNTED]
    return withheld_notice(len(found), [each for some in found for each in some])
