"""Who gets what from the pages where programmes are changed."""

from typing import Any

from tests.access_matrix.rows import Row, everyone, nobody, only, the_public
from tests.access_matrix.world import World

RUNS = "programme_office programme_manager"
EDITS_STRAND = f"{RUNS} strand_lead"
EDITS_PROJECT = f"{EDITS_STRAND} officer"
# May see an exempt project of the officer's strand, or may not.
HIDDEN_FROM = "stranger member administrator board_member officer other_officer"
ADMIN = "administrator"

STEP = {
    "on_day": "1",
    "on_month": "3",
    "on_year": "2012",
    "reason": "The board agreed.",
}
WHY = {"reason": "The board agreed."}
WITHHELD = {"version": "1", "paragraphs": "3", "exempt_reason": "Bids are open."}


def a_date(name: str) -> dict[str, str]:
    return {f"{name}_day": "1", f"{name}_month": "3", f"{name}_year": "2012"}


def of_programme(world: World) -> list[Any]:
    return [world.programme.reference]


def of_strand(world: World) -> list[Any]:
    return [world.strand.pk]


def of_project(world: World) -> list[Any]:
    return [world.project.pk]


def of_exempt_project(world: World) -> list[Any]:
    return [world.exempt.project.pk]


def of_milestone(world: World) -> list[Any]:
    return [world.milestone.pk]


def of_exempt_milestone(world: World) -> list[Any]:
    return [world.exempt.milestone.pk]


def form(who: str, args: Any, data: Any = None, done: int = 302) -> Row:
    """A page with a form: shown to these, and done for these."""
    given = data if callable(data) else lambda _: data or {}
    return Row(args=args, get=only(who, 200), post=only(who, done), data=given)


def exempt_form(who: str, args: Any, data: dict[str, str]) -> Row:
    """The same about what is exempt: who may not see it finds nothing."""
    return Row(
        "exempt",
        args=args,
        get=only(who, 200, hidden_from=HIDDEN_FROM),
        post=only(who, 302, hidden_from=HIDDEN_FROM),
        data=lambda _: data,
    )


def shown(args: Any) -> Row:
    return Row(args=args, get=everyone(200), post=nobody())


ROWS = {
    "programmes:programme_create": form(
        "programme_office administrator",
        lambda _: [],
        {"name": "A new programme", "reference": "a-new-one"},
    ),
    "programmes:programme_update": form(
        RUNS,
        of_programme,
        {"name": "Another name", "reference": "other", "version": "1"} | WHY,
    ),
    "programmes:programme_priorities": form(RUNS, of_programme, WHY),
    # Its strand is active: refused with a sentence on the same page.
    "programmes:programme_close": form(RUNS, of_programme, WHY, done=200),
    "programmes:programme_reopen": form(RUNS, of_programme, WHY, done=200),
    "programmes:board_list": shown(of_programme),
    "programmes:board_create": form(
        RUNS, of_programme, {"name": "A new board", "order": "1"}
    ),
    "programmes:board_update": form(
        RUNS,
        lambda world: [world.board.pk],
        {"name": "Another name", "order": "1", "version": "1"} | WHY,
    ),
    "programmes:board_remove": form(RUNS, lambda world: [world.board.pk], WHY),
    "programmes:strand_create": form(
        RUNS, of_programme, {"name": "A new strand"} | STEP
    ),
    "programmes:strand_update": form(
        EDITS_STRAND, of_strand, {"order": "2", "version": "1"} | WHY
    ),
    "programmes:strand_life": shown(of_strand),
    "programmes:strand_continue": form(RUNS, of_strand, STEP),
    "programmes:strand_refocus": form(RUNS, of_strand, STEP),
    "programmes:strand_rename": form(RUNS, of_strand, {"name": "A new name"} | STEP),
    "programmes:strand_close": form(RUNS, of_strand, STEP),
    "programmes:strand_replace": form(
        RUNS, of_strand, {"replaced_by_body": "Customer services"} | STEP
    ),
    "programmes:strand_reopen": form(RUNS, of_strand, STEP, done=200),
    "programmes:project_create": form(
        EDITS_STRAND, of_strand, {"name": "A new project", "state": "in_progress"}
    ),
    "programmes:project_update": [
        form(
            EDITS_PROJECT,
            of_project,
            {"name": "Another name", "order": "1", "version": "1"} | WHY,
        ),
        exempt_form(
            EDITS_STRAND,
            of_exempt_project,
            {"name": "Another name", "order": "1", "version": "1"} | WHY,
        ),
    ],
    "programmes:project_state": [
        form(EDITS_PROJECT, of_project, {"state": "paused"} | WHY),
        exempt_form(EDITS_STRAND, of_exempt_project, {"state": "paused"} | WHY),
    ],
    "programmes:project_move": [
        # Only the programme office may change both programmes.
        Row(
            args=of_project,
            get=only(EDITS_PROJECT, 200),
            post=only(EDITS_PROJECT, 200) | {"programme_office": 302},
            data=lambda world: {"strand": world.foreign.strand.pk} | WHY,
        ),
        Row(
            "exempt",
            args=of_exempt_project,
            get=only(EDITS_STRAND, 200, hidden_from=HIDDEN_FROM),
            post=only(EDITS_STRAND, 200, hidden_from=HIDDEN_FROM)
            | {"programme_office": 302},
            data=lambda world: {"strand": world.foreign.strand.pk} | WHY,
        ),
    ],
    "programmes:milestone_create": [
        form(EDITS_PROJECT, of_project, {"title": "Opening", "baseline": "May 2013"}),
        exempt_form(
            EDITS_STRAND,
            of_exempt_project,
            {"title": "Opening", "baseline": "May 2013"},
        ),
    ],
    "programmes:milestone_update": [
        form(EDITS_PROJECT, of_milestone, {"title": "Opening", "version": "1"} | WHY),
        exempt_form(
            EDITS_STRAND,
            of_exempt_milestone,
            {"title": "Opening", "version": "1"} | WHY,
        ),
    ],
    "programmes:milestone_rebaseline": [
        form(
            RUNS,
            of_milestone,
            {"baseline": "May 2013", "agreed_by": "The board", "version": "1"} | STEP,
        ),
        exempt_form(
            RUNS,
            of_exempt_milestone,
            {"baseline": "May 2013", "agreed_by": "The board", "version": "1"} | STEP,
        ),
    ],
    "programmes:exemption_mark": [
        form(
            EDITS_PROJECT,
            lambda world: ["project", world.project.pk],
            WITHHELD,
        ),
        exempt_form(
            EDITS_STRAND,
            lambda world: ["milestone", world.exempt.milestone.pk],
            WITHHELD,
        ),
    ],
    "programmes:exemption_lift": [
        # It is not exempt: refused with a sentence on the same page.
        form(
            "legal clerk",
            lambda world: ["milestone", world.milestone.pk],
            WHY | {"version": "1"},
            done=200,
        ),
        exempt_form(
            "legal clerk",
            lambda world: ["project", world.exempt.project.pk],
            WHY | {"version": "1"},
        ),
    ],
    "programmes:role_list": [
        shown(lambda world: ["strand", world.strand.pk]),
        Row(
            "exempt",
            args=lambda world: ["project", world.exempt.project.pk],
            get=only("", 200, otherwise=200, hidden_from=HIDDEN_FROM),
            post=nobody(),
        ),
    ],
    "programmes:role_create": [
        form(
            RUNS,
            lambda world: ["strand", world.strand.pk],
            lambda world: (
                {
                    "user": world.people["stranger"].pk,
                    "role": "strand_lead",
                }
                | a_date("starts_on")
                | WHY
            ),
        ),
        # A post that names nobody is answered with the form again.
        Row(
            "exempt",
            args=lambda world: ["project", world.exempt.project.pk],
            get=only(RUNS, 200, hidden_from=HIDDEN_FROM),
            post=only(RUNS, 200, hidden_from=HIDDEN_FROM),
            data=lambda _: WHY,
        ),
    ],
    "programmes:role_end": form(
        RUNS,
        lambda world: [world.people["strand_lead"].scoped_roles.get().pk],
        a_date("ends_on") | WHY,
    ),
    "programmes:record_history": [
        shown(lambda world: ["project", world.project.pk]),
        Row(
            "exempt",
            args=lambda world: ["milestone", world.exempt.milestone.pk],
            get=only("", 200, otherwise=200, hidden_from=HIDDEN_FROM),
            post=nobody(),
        ),
    ],
    "programmes:brand_css": Row(get=the_public(200), post=the_public(405)),
    "programmes:council_update": form(
        ADMIN,
        lambda _: [],
        {
            "name": "Exampleshire",
            "brand_colour": "#123456",
            "financial_year_starts_in": "4",
            "milestone_tolerance_days": "14",
            "version": "1",
        },
    ),
    "programmes:priority_list": shown(lambda _: []),
    "programmes:priority_create": form(
        ADMIN, lambda _: [], {"name": "Living well", "order": "1"}
    ),
    "programmes:priority_update": form(
        ADMIN,
        lambda world: [world.priority.pk],
        {"name": "Living well", "order": "1", "version": "1"},
    ),
    "programmes:stage_list": shown(lambda _: []),
    "programmes:stage_create": form(
        ADMIN, lambda _: [], {"name": "Mandate", "order": "1"}
    ),
    "programmes:stage_update": form(
        ADMIN,
        lambda world: [world.stage.pk],
        {"name": "Mandate", "order": "1", "version": "1"},
    ),
}
