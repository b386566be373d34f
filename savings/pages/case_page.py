"""What the page of a business case says: versions, ceilings, what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from accounts.models import User
from common.wording import count_of
from programmes.access import can_prepare_paper
from programmes.models import Programme
from savings import access
from savings.choices import CaseStatus
from savings.facts import CeilingFact
from savings.facts.one_ceiling import fact_of
from savings.models import BusinessCase, CaseVersion, SpendCeiling, SpendEntry
from savings.pages.case_ceilings import comes_back


@dataclass(frozen=True)
class NextStep:
    """What there is to do, and the one button that leads there; no button where it is
    not for this reader."""

    text: str
    address: str = ""
    label: str = ""


@dataclass(frozen=True)
class CeilingRow:
    """A ceiling beside what was spent under it."""

    ceiling: CeilingFact
    entries: Sequence[SpendEntry]
    on: date

    @property
    def back(self) -> str:
        """When the case comes back, in a sentence; empty where nothing was said."""
        words = comes_back(self.ceiling, self.on)
        return words and f"{words}."

    @property
    def is_late(self) -> bool:
        return self.ceiling.is_late(self.on)


@dataclass(frozen=True)
class VersionRow:
    """A version, and the one before it to hold it beside."""

    version: CaseVersion
    before: CaseVersion | None


def version_rows(versions: Sequence[CaseVersion]) -> list[VersionRow]:
    """The newest first, as they come."""
    earlier = [*versions, None][1:]
    return [VersionRow(*pair) for pair in zip(versions, earlier, strict=False)]


def ceiling_rows(ceilings: Iterable[SpendCeiling], *, on: date) -> list[CeilingRow]:
    """With their entries prefetched."""
    return [
        CeilingRow(fact_of(each), list(each.entries.all()), on) for each in ceilings
    ]


def latest_approved(versions: Iterable[CaseVersion]) -> CaseVersion | None:
    """Of versions with the newest first."""
    return next((each for each in versions if each.status == CaseStatus.APPROVED), None)


def next_step(
    user: User, case: BusinessCase, versions: Sequence[CaseVersion], missing: int
) -> NextStep:
    """`missing`: how much the newest version still lacks at its stage."""
    if not versions:
        return NextStep("Nothing is written yet.")
    newest = versions[0]
    if newest.status == CaseStatus.DRAFT:
        return _of_a_draft(user, case, newest, missing)
    if newest.status == CaseStatus.SUBMITTED:
        text = f"Version {newest.number} waits for a decision."
        if not access.can_decide_case(user, case):
            return NextStep(text)
        address = reverse("savings:case_decide", args=[newest.pk])
        return NextStep(text, address, "Record the decision")
    refused = newest.status != CaseStatus.APPROVED
    told = f"Version {newest.number} was not approved. " if refused else ""
    text = f"{told}No version is being written."
    if not access.can_write_case(user, case):
        return NextStep(text)
    address = reverse("savings:case_version_create", args=[case.pk])
    return NextStep(text, address, "Begin the next version")


def paper_address(user: User, case: BusinessCase) -> str:
    """Where the paper for its decision is made; empty for who may not prepare one."""
    where = case.place
    programme = where if isinstance(where, Programme) else where.strand.programme
    if not can_prepare_paper(user, programme):
        return ""
    return reverse("reports:case_paper_create", args=[case.pk])


def _of_a_draft(
    user: User, case: BusinessCase, draft: CaseVersion, missing: int
) -> NextStep:
    text = f"Version {draft.number} is being written."
    if access.can_validate(user) and not access.can_write_case(user, case):
        return NextStep(text, draft.get_absolute_url(), "Go to its figures")
    if not access.can_write_case(user, case):
        return NextStep(text)
    if missing:
        text = f"{text} {count_of(missing, 'thing is', 'things are')} missing in it."
        return NextStep(text, draft.get_absolute_url(), "Go on writing")
    address = reverse("savings:case_submit", args=[draft.pk])
    return NextStep(f"{text} Nothing is missing in it.", address, "Submit for approval")
