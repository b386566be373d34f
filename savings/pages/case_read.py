"""What the read page of a version shows."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from savings.appraisal.checks import findings
from savings.appraisal.content import CaseContent
from savings.models import CaseVersion
from savings.pages.case_draft import part_links
from savings.pages.case_money import money, other_money, results, steps_of_value
from savings.pages.case_view import CaseView


def read_page(
    row: CaseVersion, content: CaseContent, *, starts_in: int
) -> dict[str, Any]:
    found = findings(content, row.stage, starts_in=starts_in)
    view = CaseView(content, row.stage, timezone.localdate(), starts_in)
    return {
        "findings": found,
        "links": part_links(found),
        "parts": [results(view), money(view), other_money(view), steps_of_value(view)],
    }
