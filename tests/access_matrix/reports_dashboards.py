"""Who gets what from the dashboards: everybody signed in, but for what is exempt."""

from tests.access_matrix.rows import Row, everyone, nobody, only

ENTITLED = "programme_office clerk legal finance auditor strand_lead programme_manager"

ROWS = {
    "reports:portfolio": Row(get=everyone(200), post=nobody()),
    "reports:portfolio_export": Row(get=everyone(200), post=nobody()),
    "reports:programme_detail": [
        Row(
            args=lambda world: [world.programme.reference],
            get=everyone(200),
            post=nobody(),
        ),
        Row(
            "foreign, as it was",
            args=lambda world: [world.foreign.programme.reference],
            get=everyone(200),
            post=nobody(),
            query="?as_at=2012-07-17&since=2012-04-25",
        ),
        Row(
            "unknown",
            args=lambda _: ["no-such-programme"],
            get=everyone(404),
            post=nobody(),
        ),
    ],
    "reports:timeline": Row(
        args=lambda world: [world.programme.reference],
        get=everyone(200),
        post=nobody(),
    ),
    "reports:block_export": [
        Row(
            args=lambda world: [world.programme.reference, "project_dashboard"],
            get=everyone(200),
            post=nobody(),
        ),
        Row(
            "no table",
            args=lambda world: [world.programme.reference, "headline"],
            get=everyone(404),
            post=nobody(),
        ),
        Row(
            "an id that is none",
            args=lambda world: [world.programme.reference, "milestones"],
            get=everyone(404),
            post=nobody(),
            query="?project_id=%00",
        ),
    ],
    "reports:strand_detail": Row(
        args=lambda world: [world.strand.pk], get=everyone(200), post=nobody()
    ),
    "reports:project_detail": [
        Row(args=lambda world: [world.project.pk], get=everyone(200), post=nobody()),
        Row(
            "foreign",
            args=lambda world: [world.foreign.project.pk],
            get=everyone(200),
            post=nobody(),
        ),
        Row(
            "exempt",
            args=lambda world: [world.exempt.project.pk],
            get=only(ENTITLED, 200, otherwise=404),
            post=nobody(),
        ),
    ],
}
