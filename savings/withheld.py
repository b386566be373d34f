"""What a reader is told of the savings, benefits and cases kept from him or her."""

from __future__ import annotations

from collections.abc import Iterable

from accounts.models import User
from common.exemption import withheld_notice
from programmes.models import Project
from savings.facts import LeftOut
from savings.models import Benefit, BusinessCase, Saving, SavingAttribution
from savings.querysets import SavingQuerySet

_IN_FIGURES = ("saving", "target")


def withheld_among(savings: SavingQuerySet, user: User) -> str:
    """How many of these are kept from this reader, under which paragraphs: those of
    the saving and those of projects that claim it. Empty if none. Two queries."""
    withheld = savings.withheld_from(user)
    own = list(withheld.values_list("is_exempt", "exempt_paragraphs"))
    claims = SavingAttribution.objects.filter(
        saving__in=withheld.values("pk"), project__is_exempt=True
    )
    lists = [
        *(paragraphs for is_exempt, paragraphs in own if is_exempt),
        *claims.values_list("project__exempt_paragraphs", flat=True),
    ]
    return withheld_notice(len(own), {number for each in lists for number in each})


def withheld_anywhere(user: User) -> str:
    """Of all savings of the council."""
    notice = withheld_among(Saving.objects.all(), user)
    return notice and f"{notice} This counts all savings, whatever the filters say."


def withheld_benefits(user: User) -> str:
    """How many are kept from this reader, under which paragraphs; empty if none."""
    rows = list(
        Benefit.objects.withheld_from(user).values_list(
            "is_exempt", "exempt_paragraphs", "project_id"
        )
    )
    projects = Project.objects.filter(
        pk__in={project for _, _, project in rows if project}, is_exempt=True
    )
    lists = [
        *(paragraphs for is_exempt, paragraphs, _ in rows if is_exempt),
        *projects.values_list("exempt_paragraphs", flat=True),
    ]
    return withheld_notice(len(rows), {number for each in lists for number in each})


def withheld_cases(user: User) -> str:
    """How many cases are kept from this reader, under which paragraphs; empty if none.
    One query."""
    withheld = list(
        BusinessCase.objects.withheld_from(user).values_list(
            "exempt_paragraphs", "project__exempt_paragraphs"
        )
    )
    paragraphs = {
        number
        for own, projects in withheld
        for number in [*(own or []), *(projects or [])]
    }
    return withheld_notice(len(withheld), paragraphs)


def withheld_from_figures(left_out: Iterable[LeftOut]) -> str:
    """How many savings and targets are in no figure of a page, and under which
    paragraphs; empty if none."""
    found = [paragraphs for kind, paragraphs in left_out if kind in _IN_FIGURES]
    return withheld_notice(len(found), {number for each in found for number in each})
