"""What a column may hold: our heading, and what councils call the same.

Our own headings are those of an export, so what was exported needs no mapping.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How the cells of a column are read."""

    LINE = "line"
    TEXT = "text"
    DAY = "day"
    NUMBER = "number"
    PERSON = "person"
    CHOICE = "choice"
    LEVEL = "level"
    SCORE = "score"
    YES_NO = "yes or no"
    AMOUNT = "amount"
    SHARE = "share"
    DECIMAL = "decimal"
    YEAR = "financial year"
    PARAGRAPHS = "paragraphs"
    INFORMATION = "information"
    WORKED_OUT = "worked out"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a column may hold. `name` is how a mapping stores it, `group` the part
    of the form it stands in; `hint` helps the reader of the mapping page."""

    name: str
    heading: str
    kind: Kind
    group: str
    synonyms: tuple[str, ...] = ()
    longest: int = 0
    hint: str = ""


EXEMPT_GROUP = "Exempt from publication"
# The same four wherever a record may be exempt.
EXEMPT_FIELDS: tuple[Field, ...] = (
    Field("is_exempt", "Exempt", Kind.YES_NO, EXEMPT_GROUP,
          ("confidential", "restricted", "exempt from publication", "private")),
    Field("exempt_paragraphs", "Exempt under paragraphs", Kind.PARAGRAPHS, EXEMPT_GROUP,
          ("exempt paragraph", "exempt paragraphs", "paragraph", "paragraphs",
           "schedule 12a paragraph", "schedule 12a paragraphs")),
    Field("exempt_reason", "Why it is exempt", Kind.TEXT, EXEMPT_GROUP,
          ("exempt reason", "exemption reason", "reason for exemption")),
    Field("exempt_review_on", "Review the exemption on", Kind.DAY, EXEMPT_GROUP,
          ("exempt review date", "exemption review date")),
)  # fmt: skip


def plain(heading: str) -> str:
    """As headings are compared: Risk_Owner: and RISK OWNER are one."""
    words = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", heading)
    words = re.sub(r"[’']s\b|[’'.]", "", words.casefold())
    return " ".join(re.sub(r"[^\w&]+|_", " ", words).split())


def known_headings(fields: Iterable[Field]) -> dict[str, str]:
    """The field each known heading stands for; our own headings come first."""
    listed = list(fields)
    known = {plain(each.heading): each.name for each in listed}
    for each in listed:
        for synonym in each.synonyms:
            known.setdefault(plain(synonym), each.name)
    return known
