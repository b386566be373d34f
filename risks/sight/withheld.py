"""What the reader is told of the risks he or she may not see."""

from __future__ import annotations

from accounts.models import User
from common.exemption import withheld_notice
from risks.models import Register, Risk
from risks.querysets import RiskQuerySet


def withheld_on(register: Register, user: User) -> str:
    """Of one register, its own risks and those come up to it. One query."""
    return _of_all_states(withheld_among(Risk.objects.on(register), user))


def withheld_anywhere(user: User) -> str:
    """Of all registers, also those of exempt projects. One query."""
    return _of_all_states(withheld_among(Risk.objects.all(), user))


def withheld_among(risks: RiskQuerySet, user: User) -> str:
    """How many of these are kept from this reader, under which paragraphs: those of
    the risk and those of its project. Empty if none. One query."""
    withheld = list(
        risks.withheld_from(user).values_list(
            "is_exempt",
            "exempt_paragraphs",
            "register__project__is_exempt",
            "register__project__exempt_paragraphs",
        )
    )
    paragraphs = {
        number
        for is_exempt, own, is_project_exempt, projects in withheld
        for number in (own if is_exempt else [])
        + (projects if is_project_exempt else [])
    }
    return withheld_notice(len(withheld), paragraphs)


def _of_all_states(notice: str) -> str:
    """Beside a count of open risks: that this one is not of those alone."""
    return notice and f"{notice} This counts all risks, open or not."
