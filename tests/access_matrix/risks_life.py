"""Who gets what from the pages of a risk, of its decisions, controls and actions."""

from collections.abc import Callable
from typing import Any

from tests.access_matrix.programmes import a_date
from tests.access_matrix.rows import Row, everyone, nobody, only
from tests.access_matrix.world import World

Of = Callable[[World], list[Any]]

RUNS_PROGRAMME = "programme_office programme_manager"
RUNS = f"{RUNS_PROGRAMME} strand_lead"
EDITS = f"{RUNS} officer"
FOREIGN = "programme_office other_officer"
LIFTS = "clerk legal"
# An exempt risk of the officer's own project, and one of a project that is exempt.
HIDDEN = "stranger member administrator board_member other_officer budget_owner"
HIDDEN_PROJECT = f"{HIDDEN} officer"

WHY = {"reason": "The board agreed.", "version": "1"}
A_RISK = {"title": "Snow"} | WHY | a_date("raised_on")
AN_EXEMPTION = {
    "paragraphs": ["3"],
    "exempt_reason": "Bids are open.",
    "version": "1",
}
A_CONTROL = {"description": "Salt store", "effectiveness": "partly"} | WHY
AN_ACTION = {"description": "Order salt"} | a_date("due_on") | WHY


def of_risk(world: World) -> list[Any]:
    return [world.risk.pk]


def of_proposed(world: World) -> list[Any]:
    return [world.proposed_risk.pk]


def form(of: Of, who: str, data: Any, *, label: str = "", **cells: Any) -> Row:
    """Shown to these, and done for these. `done` is what they get, `hidden` who finds
    nothing there."""
    hidden = cells.get("hidden", "")
    return Row(
        label,
        args=of,
        get=only(who, 200, hidden_from=hidden),
        post=only(who, cells.get("done", 302), hidden_from=hidden),
        data=data if callable(data) else lambda _: data,
    )


def forms(who: str, foreign: str, data: dict[str, Any], **cells: Any) -> list[Row]:
    """A page about a risk: one's own, another programme's, an exempt one, and one of an
    exempt project."""
    above = " ".join(name for name in who.split() if name != "officer")
    return [
        form(of_risk, who, data, **cells),
        form(lambda w: [w.foreign.risk.pk], foreign, data, label="foreign", **cells),
        form(
            lambda w: [w.exempt_risk.pk],
            who,
            data,
            label="exempt",
            hidden=HIDDEN,
            **cells,
        ),
        form(
            lambda w: [w.exempt.risk.pk],
            above,
            data,
            label="of an exempt project",
            hidden=HIDDEN_PROJECT,
            **cells,
        ),
    ]


def edited(data: dict[str, Any]) -> list[Row]:
    return forms(EDITS, FOREIGN, data)


def decided(data: dict[str, Any], *, done: int = 302) -> list[Row]:
    return forms(RUNS, "programme_office", data, done=done)


def shown() -> list[Row]:
    return [
        Row(args=of_risk, post=nobody()),
        Row(
            "exempt",
            args=lambda w: [w.exempt_risk.pk],
            get=hidden_from(HIDDEN),
            post=nobody(),
        ),
        Row(
            "of an exempt project",
            args=lambda w: [w.exempt.risk.pk],
            get=hidden_from(HIDDEN_PROJECT),
            post=nobody(),
        ),
    ]


def hidden_from(names: str) -> dict[str, int]:
    return {**everyone(200), **dict.fromkeys(names.split(), 404)}


ROWS = {
    "risks:risk_create": [
        form(lambda w: [w.register.pk], EDITS, A_RISK),
        form(
            lambda w: [w.foreign.register.pk],
            FOREIGN,
            A_RISK,
            label="foreign",
        ),
        form(
            lambda w: [w.exempt.register.pk],
            RUNS,
            A_RISK,
            label="of an exempt project",
            hidden=HIDDEN_PROJECT,
        ),
        form(
            lambda w: [w.council_register.pk],
            "programme_office",
            A_RISK,
            label="council",
        ),
    ],
    "risks:risk_detail": shown(),
    "risks:risk_history": shown(),
    "risks:risk_update": edited(A_RISK),
    "risks:risk_accept": form(of_proposed, RUNS, WHY),
    "risks:risk_decline": form(of_proposed, RUNS, WHY),
    "risks:risk_escalate": form(
        of_risk, RUNS, lambda w: WHY | {"to": w.council_register.pk}
    ),
    # It stands on its own register: refused with a sentence on the same page.
    "risks:risk_hand_back": decided(WHY, done=200),
    # Without an appetite there is nothing to accept.
    "risks:risk_tolerate": decided(WHY | {"accepted_by": "Cabinet"}, done=200),
    "risks:risk_close": decided(WHY | {"lesson": "Ask earlier."}),
    # It has not ended.
    "risks:risk_reopen": decided(WHY, done=200),
    "risks:risk_issue": decided(WHY),
    "risks:risk_withhold": edited(AN_EXEMPTION),
    "risks:risk_release": [
        # It is not exempt.
        form(of_risk, LIFTS, WHY, done=200),
        form(
            lambda w: [w.exempt_risk.pk],
            LIFTS,
            WHY,
            label="exempt",
            hidden=HIDDEN,
        ),
    ],
    "risks:control_create": edited(A_CONTROL),
    "risks:control_update": form(lambda w: [w.control.pk], EDITS, A_CONTROL),
    "risks:control_remove": form(lambda w: [w.control.pk], EDITS, WHY),
    "risks:action_create": edited(AN_ACTION),
    "risks:action_update": form(lambda w: [w.risk_action.pk], EDITS, AN_ACTION),
    "risks:action_remove": form(lambda w: [w.risk_action.pk], EDITS, WHY),
    "risks:register_open": [
        form(
            lambda w: ["strand", w.strand.pk],
            RUNS,
            lambda w: {"prefix": "S-R", "scheme": w.scoring_scheme.pk},
        ),
        form(
            lambda w: ["programme", w.programme.pk],
            RUNS_PROGRAMME,
            lambda w: {"prefix": "P-R", "scheme": w.scoring_scheme.pk},
            label="programme",
        ),
        # It has one already.
        form(
            lambda w: ["project", w.exempt.project.pk],
            RUNS,
            lambda w: {"prefix": "P-R", "scheme": w.scoring_scheme.pk},
            label="of an exempt project",
            hidden=HIDDEN_PROJECT,
            done=200,
        ),
    ],
    # The council has one already.
    "risks:council_register_open": form(
        lambda _: [], "programme_office", {"prefix": "CR"}, done=200
    ),
    "risks:register_update": [
        form(
            lambda w: [w.register.pk],
            RUNS,
            {"prefix": "R", "unchanged_limit": "2"} | WHY,
        ),
        form(
            lambda w: [w.exempt.register.pk],
            RUNS,
            {"prefix": "R", "unchanged_limit": "2"} | WHY,
            label="of an exempt project",
            hidden=HIDDEN_PROJECT,
        ),
        form(
            lambda w: [w.council_register.pk],
            "programme_office",
            {"prefix": "R", "unchanged_limit": "2"} | WHY,
            label="council",
        ),
    ],
}
