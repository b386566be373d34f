"""Approved reports, their ratings and what was frozen of them never change."""

from django.db import migrations

from common.never_changes import ALWAYS, guard

# Superseding is the one step left, and it changes nothing else that is told.
TOLD = (
    "period_id", "project_id", "strand_id", "scheme_id", "edition", "corrects_id",
    "overall", "overall_reason", "parent_reason", "comment", "this_period",
    "next_period", "issues", "ask", "ask_by", "indicated", "previous",
    "unchanged_for", "submitted_at", "submitted_by_id", "approved_at",
    "approved_by_id",
)  # fmt: skip
SAYS_ELSE = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in TOLD)


class Migration(migrations.Migration):
    dependencies = [("highlights", "0001_initial")]

    operations = [
        guard(
            "An approved report never changes.",
            {
                "highlights_highlightreport": (
                    f"OLD.status IN ('approved', 'superseded') AND ({SAYS_ELSE} OR "
                    "(OLD.status <> NEW.status AND NOT "
                    "(OLD.status = 'approved' AND NEW.status = 'superseded')))"
                ),
                "highlights_dimensionrating": (
                    "EXISTS (SELECT 1 FROM highlights_highlightreport "
                    "WHERE id = OLD.report_id AND status IN ('approved', 'superseded'))"
                ),
                "highlights_frozenreport": ALWAYS,
            },
        )
    ]
