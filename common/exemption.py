"""Exempt information: Local Government Act 1972, Schedule 12A, Part 1 (England).

As amended by the Local Government (Access to Information) (Variation) Order 2006.
Paragraphs 1 to 5 were read against the Schedule on legislation.gov.uk as at 21 April
2022; 6 and 7 are general knowledge. Information is exempt only if, and so long as, the
public interest in keeping it back outweighs that in disclosing it (paragraph 10):
hence the reason and the review date. Wales and Scotland have schedules of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from common.wording import and_list

SCHEDULE = "Schedule 12A to the Local Government Act 1972"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One description of exempt information."""

    number: int
    title: str


SCHEDULE_12A_PART_1 = (
    Paragraph(1, "Information relating to any individual."),
    Paragraph(
        2, "Information which is likely to reveal the identity of an individual."
    ),
    Paragraph(
        3,
        "Information relating to the financial or business affairs of any particular "
        "person (including the authority holding that information).",
    ),
    Paragraph(
        4,
        "Information relating to any consultations or negotiations, or contemplated "
        "consultations or negotiations, in connection with any labour relations matter "
        "arising between the authority or a Minister of the Crown and employees of, or "
        "office holders under, the authority.",
    ),
    Paragraph(
        5,
        "Information in respect of which a claim to legal professional privilege could "
        "be maintained in legal proceedings.",
    ),
    Paragraph(
        6,
        "Information which reveals that the authority proposes (a) to give under any "
        "enactment a notice under or by virtue of which requirements are imposed on a "
        "person; or (b) to make an order or direction under any enactment.",
    ),
    Paragraph(
        7,
        "Information relating to any action taken or to be taken in connection with "
        "the prevention, investigation or prosecution of crime.",
    ),
)
NUMBERS = frozenset(paragraph.number for paragraph in SCHEDULE_12A_PART_1)


def paragraphs_phrase(numbers: Iterable[int]) -> str:
    """paragraph 3; paragraphs 1 and 3."""
    found = sorted(set(numbers))
    noun = "paragraph" if len(found) == 1 else "paragraphs"
    return f"{noun} {and_list(found)}"


def withheld_notice(count: int, paragraphs: Iterable[int]) -> str:
    """What the public is told instead of the entries: how many, and under what."""
    if not count:
        return ""
    entries = "1 entry is" if count == 1 else f"{count:,} entries are"
    under = paragraphs_phrase(paragraphs)
    return f"{entries} withheld: exempt under {under} of {SCHEDULE}."


def exempt_problems(paragraphs: object, reason: str) -> dict[str, str]:
    """What is missing or wrong, by field, before something may be marked exempt."""
    problems = {}
    if not isinstance(paragraphs, list) or not paragraphs:
        problems["exempt_paragraphs"] = (
            "Say under which paragraph of Schedule 12A this is exempt."
        )
    elif not all(type(number) is int and number in NUMBERS for number in paragraphs):
        problems["exempt_paragraphs"] = (
            "Part 1 of Schedule 12A has paragraphs 1 to 7: choose among them."
        )
    if not reason.strip():
        problems["exempt_reason"] = (
            "Say why the public interest lies in keeping this back."
        )
    return problems


class MayBeExempt(models.Model):
    """Something that may be kept from the public under Schedule 12A."""

    is_exempt = models.BooleanField("exempt from publication", default=False)
    exempt_paragraphs = models.JSONField(
        "paragraphs of Schedule 12A",
        default=list,
        blank=True,
        help_text="Numbers of the paragraphs of Part 1 that apply, such as [1, 3].",
    )
    exempt_reason = models.TextField(
        "why it is exempt",
        blank=True,
        default="",
        help_text="Why keeping it back serves the public better than disclosing it.",
    )
    exempt_review_on = models.DateField(
        "review the exemption on",
        null=True,
        blank=True,
        help_text="When to ask again whether it must still be withheld.",
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(is_exempt=False)
                | ~(Q(exempt_paragraphs=[]) | Q(exempt_reason="")),
                name="%(app_label)s_%(class)s_exempt_says_why",
                violation_error_message=(
                    "What is exempt needs a paragraph of Schedule 12A and a reason."
                ),
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if self.is_exempt:
            problems = exempt_problems(self.exempt_paragraphs, self.exempt_reason)
            if problems:
                raise ValidationError(problems)
