"""A version as its forms take it, and the way between its parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from common.typed import whole_number
from savings.appraisal.content import CaseContent, content_from
from savings.appraisal.finding import Finding, Section
from savings.choices import CaseStatus
from savings.forms.case_part import VERSION, Draft
from savings.models import CaseVersion
from savings.years import year_starts_in

PARTS = {
    Section.TEXTS: "The five cases",
    Section.OPTIONS: "Options",
    Section.MONEY: "Money",
    Section.CRITERIA: "Criteria",
    Section.SCORES: "Scores",
    Section.FUNDING: "Funding",
    Section.STEPS: "Steps and assurance",
}
# Also for finance, who may not write the case itself.
FIGURES = frozenset({Section.MONEY, Section.FUNDING, Section.STEPS})


@dataclass(frozen=True)
class PartLink:
    """A part of a draft: where it is written, and how much is missing in it."""

    section: Section
    name: str
    missing: int

    @property
    def page(self) -> str:
        return f"savings:case_{self.section.value}"


def readable(row: CaseVersion) -> CaseContent | None:
    """None where what is stored cannot be read."""
    try:
        return row.parsed
    except ValueError:
        return None


def draft_of(
    row: CaseVersion, sent: Mapping[str, str] | None, *, is_quiet: bool = False
) -> Draft | None:
    """What the form of a part begins with; None where it cannot be read."""
    content = readable(row)
    if content is None:
        return None
    opened_at = _version_in(sent)
    if opened_at in (None, row.version):
        return Draft(
            content, row.version, starts_in=year_starts_in(), is_quiet=is_quiet
        )
    return Draft(
        content,
        row.version,
        opened=_content_at(row, opened_at),
        is_behind=True,
        starts_in=year_starts_in(),
        is_quiet=is_quiet,
    )


def part_links(findings: Iterable[Finding], *, may_write: bool) -> list[PartLink]:
    """Those this reader may write: without `may_write`, the figures only."""
    missing = Counter(each.section for each in findings if each.is_missing)
    return [
        PartLink(section, name, missing[section])
        for section, name in PARTS.items()
        if may_write or section in FIGURES
    ]


def is_draft(row: CaseVersion) -> bool:
    return row.status == CaseStatus.DRAFT


def _version_in(sent: Mapping[str, str] | None) -> int | None:
    """Which version the form was opened at; None for nonsense, which the form refuses
    itself."""
    typed = sent.get(VERSION, "") if sent is not None else ""
    return whole_number(typed, most_digits=9)


def _content_at(row: CaseVersion, version: int | None) -> CaseContent | None:
    """None where history does not know."""
    past = row.history.filter(version=version).order_by("-history_id").first()
    if past is None:
        return None
    try:
        return content_from(past.content)
    except ValueError:
        return None
