"""Who gets what from the pages of papers, and from the public side."""

from tests.access_matrix.rows import Row, everyone, nobody, only, the_public

PREPARES = "clerk programme_manager programme_office"
SEES_EXEMPT = f"{PREPARES} finance legal auditor"
HIDDEN = "stranger member administrator board_member officer other_officer strand_lead"
# The exempt case is of a project in the strand that the strand lead leads.
CASE_HIDDEN = (
    "stranger member administrator board_member officer other_officer budget_owner"
)
LIFTS = "clerk legal"


def draft(world):
    return [world.paper.reference]


def exempt(world):
    return [world.exempt_paper.reference]


def section_of(reference):
    return lambda world: [*reference(world), "legal"]


def published(world):
    return [world.publication.paper.reference]


def publication(world):
    return [*published(world), 1]


WRITTEN = {"html": "<p>Powers exist.</p>", "version": "0"}
WITHHELD = {"paragraphs": ["5"], "reason": "Legal privilege."}
DETAILS = {
    "version": "1",
    "title": "A better title",
    "body_name": "Cabinet",
    "author_role": "Programme Manager",
    "wards": "All wards",
    "meeting_on_day": "25",
    "meeting_on_month": "7",
    "meeting_on_year": "2012",
    "last_update_on_day": "25",
    "last_update_on_month": "4",
    "last_update_on_year": "2012",
    "year_from_day": "25",
    "year_from_month": "4",
    "year_from_year": "2011",
}


# Still to come: of a day before the programme was recorded there is nothing to tell.
MEETING = {
    "body_name": "Transformation Board",
    "meeting_on_day": "11",
    "meeting_on_month": "6",
    "meeting_on_year": "2090",
}


def new_paper(world):
    return DETAILS | {
        "reference": "a-new-paper",
        "programme": world.programme.pk,
        "template": world.paper.template_id,
    }


ROWS = {
    "reports:paper_list": Row(),
    "reports:paper_create": Row(
        get=only(PREPARES, 200), post=only(PREPARES, 302), data=new_paper
    ),
    "reports:risk_statement_create": Row(
        args=lambda world: [world.programme.reference],
        get=only(PREPARES, 200),
        post=only(PREPARES, 302),
        data=lambda _: MEETING,
    ),
    "reports:case_paper_create": [
        Row(
            args=lambda world: [world.case.pk],
            get=only(PREPARES, 200),
            post=only(PREPARES, 302),
            data=lambda _: MEETING,
        ),
        Row(
            "exempt",
            args=lambda world: [world.exempt.case.pk],
            get=only(PREPARES, 200, hidden_from=CASE_HIDDEN),
            post=only(PREPARES, 302, hidden_from=CASE_HIDDEN),
            data=lambda _: MEETING,
        ),
    ],
    "reports:paper_detail": [
        Row(args=draft),
        Row("exempt", args=exempt, get=only(SEES_EXEMPT, 200, hidden_from=HIDDEN)),
    ],
    "reports:paper_update": [
        Row(
            args=draft,
            get=only(PREPARES, 200),
            post=only(PREPARES, 302),
            data=lambda _: DETAILS,
        ),
        Row(
            "exempt",
            args=exempt,
            get=only(PREPARES, 200, hidden_from=HIDDEN),
            post=only(PREPARES, 302, hidden_from=HIDDEN),
            data=lambda _: DETAILS,
        ),
    ],
    "reports:paper_section": [
        Row(
            args=section_of(draft),
            get=only(PREPARES, 200),
            post=only(PREPARES, 302),
            data=lambda _: WRITTEN,
        ),
        Row(
            "exempt",
            args=section_of(exempt),
            get=only(PREPARES, 200, hidden_from=HIDDEN),
            post=only(PREPARES, 302, hidden_from=HIDDEN),
            data=lambda _: WRITTEN,
        ),
    ],
    "reports:paper_section_autosave": [
        Row(
            args=section_of(draft),
            get=nobody(),
            post=only(PREPARES, 200),
            data=lambda _: WRITTEN,
        ),
        Row(
            "exempt",
            args=section_of(exempt),
            get=nobody(),
            post=only(PREPARES, 200, hidden_from=HIDDEN),
            data=lambda _: WRITTEN,
        ),
    ],
    "reports:paper_withhold": [
        Row(
            args=section_of(draft),
            get=only(PREPARES, 200),
            post=only(PREPARES, 302),
            data=lambda _: WITHHELD,
        ),
        Row(
            "exempt",
            args=section_of(exempt),
            get=only(PREPARES, 200, hidden_from=HIDDEN),
            post=only(PREPARES, 302, hidden_from=HIDDEN),
            data=lambda _: WITHHELD,
        ),
    ],
    "reports:paper_release": [
        # It is open already, which the page says to those who may open it.
        Row(
            args=section_of(draft),
            get=only(LIFTS, 200),
            post=only(LIFTS, 200),
            data=lambda _: {"reason": "The case is over."},
        ),
        Row(
            "exempt",
            args=lambda world: [*exempt(world), "whole"],
            get=only(LIFTS, 200, hidden_from=HIDDEN),
            post=only(LIFTS, 302, hidden_from=HIDDEN),
            data=lambda _: {"reason": "The case is over."},
        ),
    ],
    "reports:paper_preview": [
        Row(args=draft),
        Row("exempt", args=exempt, get=only(SEES_EXEMPT, 200, hidden_from=HIDDEN)),
    ],
    "reports:paper_preview_pdf": [
        Row(args=draft, get=nobody(), post=everyone(302)),
        Row(
            "exempt",
            args=exempt,
            get=nobody(),
            post=only(SEES_EXEMPT, 302, hidden_from=HIDDEN),
        ),
    ],
    # For the one who asked alone: it holds what that one may see.
    "reports:paper_preview_made": Row(
        args=lambda world: [*draft(world), world.preview.pk],
        get=only("clerk", 200, otherwise=404),
    ),
    "reports:paper_preview_file": Row(
        args=lambda world: [*draft(world), world.preview.pk],
        get=only("clerk", 200, otherwise=404),
    ),
    "reports:paper_publish": [
        # There is no recommendation in it yet: refused, with the reason.
        Row(
            args=draft,
            get=only("clerk", 200),
            post=only("clerk", 200),
            data=lambda _: {"version": "1", "text_saves": "0"},
        ),
        Row(
            "exempt",
            args=exempt,
            get=only("clerk", 200, hidden_from=HIDDEN),
            post=only("clerk", 200, hidden_from=HIDDEN),
            data=lambda _: {"version": "1", "text_saves": "0"},
        ),
    ],
    "reports:paper_publication": Row(args=publication),
    "reports:paper_publication_file": [
        Row(args=lambda world: [*publication(world), "public", "pdf"]),
        Row(
            "exempt",
            args=lambda world: [*publication(world), "exempt", "html"],
            get=only(
                "clerk programme_office finance legal auditor", 200, otherwise=404
            ),
        ),
    ],
    "reports:published_list": Row(get=the_public(200), post=the_public(405)),
    "reports:published_paper": [
        Row(args=published, get=the_public(200), post=the_public(405)),
        Row("draft", args=draft, get=the_public(404), post=the_public(405)),
    ],
    "reports:published_version": [
        Row(args=publication, get=the_public(200), post=the_public(405)),
        Row(
            "draft",
            args=lambda world: [*draft(world), 1],
            get=the_public(404),
            post=the_public(405),
        ),
    ],
    "reports:published_file": [
        Row(
            args=lambda world: [*publication(world), "pdf"],
            get=the_public(200),
            post=the_public(405),
        ),
        Row(
            "draft",
            args=lambda world: [*draft(world), 1, "pdf"],
            get=the_public(404),
            post=the_public(405),
        ),
    ],
}
