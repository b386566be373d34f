"""What the tests of several dashboards say of their pages."""

from datetime import UTC, datetime

from django.urls import reverse

from tests import factories

NOW = datetime(2012, 7, 17, 12, tzinfo=UTC)


def approve(project, **fields):
    return factories.make_report(
        project,
        project.strand.programme.cycles.get().periods.first(),
        **{
            "status": "approved",
            "overall": "amber",
            "overall_reason": "Late.",
            "comment": "Plan awaits sign-off.",
            "approved_at": datetime(2012, 7, 10, 9, tzinfo=UTC),
        }
        | fields,
    )


def of_programme(story, name="programme_detail", **query):
    return reverse(f"reports:{name}", args=[story.programme.reference], query=query)
