"""A table of a dashboard as a spreadsheet: what the page shows, and a sheet that says
as at when, and how it was worked out."""

from __future__ import annotations

from django.http import HttpResponse

from common.spreadsheet import Sheet, xlsx_response
from common.wording import long_date
from reports.blocks.basis import BLOCK as BASIS
from reports.blocks.block import Options
from reports.dashboards import Dashboard


def export(dashboard: Dashboard, code: str, name: str) -> HttpResponse | None:
    """None where the block is no table."""
    sheet = dashboard.sheet(code)
    if sheet is None:
        return None
    day = dashboard.position.on.isoformat()
    return xlsx_response(f"{name} {code} {day}", [sheet, _basis(dashboard)])


def _basis(dashboard: Dashboard) -> Sheet:
    told = BASIS.build(dashboard.position, dashboard.before, Options())
    filters = [
        f"Narrowed to {field.label}: {value}"
        for field in dashboard.filter.form
        for value in dashboard.asked.getlist(field.html_name)
        if value
    ]
    sentences = [*told.sentences, *told.withheld, *filters]
    return Sheet(
        title="How this was worked out",
        headers=[f"As at {long_date(dashboard.position.on)}"],
        rows=[[sentence] for sentence in sentences],
    )
