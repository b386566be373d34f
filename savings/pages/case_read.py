"""What the read page of a version shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from savings.appraisal.checks import findings
from savings.appraisal.content import CaseContent
from savings.facts.one_ceiling import fact_of
from savings.models import CaseVersion, SpendCeiling
from savings.pages.case_draft import part_links
from savings.pages.case_told import told
from savings.pages.case_view import CaseView


def read_page(
    row: CaseVersion,
    content: CaseContent,
    ceilings: Iterable[SpendCeiling],
    *,
    starts_in: int,
    may_write: bool,
) -> dict[str, Any]:
    """`ceilings` with their entries prefetched."""
    found = findings(content, row.stage, starts_in=starts_in)
    view = CaseView(
        content=content,
        stage=row.stage,
        on=timezone.localdate(),
        starts_in=starts_in,
        ceilings=[fact_of(each) for each in ceilings],
    )
    return {
        "missing": [each for each in found if each.is_missing],
        "advice": [each for each in found if not each.is_missing],
        "links": part_links(found, may_write=may_write),
        "parts": told(view),
    }
