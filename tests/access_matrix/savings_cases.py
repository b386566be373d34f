"""Who gets what from the pages about business cases, their versions and ceilings."""

from typing import Any

from tests.access_matrix.rows import Row, everyone, nobody, only
from tests.access_matrix.world import World

WRITES = "officer strand_lead programme_manager programme_office"
FIGURES = f"{WRITES} finance"
DECIDES = "strand_lead programme_manager programme_office clerk"
LIFTS = "clerk legal"
SEES_EXEMPT = (
    "programme_office clerk legal finance auditor strand_lead programme_manager"
)

WHY = {"reason": "Agreed with the board."}


def a_date(name: str) -> dict[str, str]:
    return {f"{name}_day": "1", f"{name}_month": "3", f"{name}_year": "2020"}


def of_case(world: World) -> list[Any]:
    return [world.case.pk]


def of_draft(world: World) -> list[Any]:
    return [world.case_version.pk]


def of_ceiling(world: World) -> list[Any]:
    return [world.spend_ceiling.pk]


def of_exempt_case(world: World) -> list[Any]:
    return [world.exempt.case.pk]


def of_exempt_draft(world: World) -> list[Any]:
    return [world.exempt.case_version.pk]


def shown(args: Any, exempt_args: Any = None) -> list[Row]:
    rows = [Row(args=args)]
    if exempt_args:
        hidden = only(SEES_EXEMPT, 200, otherwise=404)
        rows.append(Row("exempt", args=exempt_args, get=hidden))
    return rows


def form(who: str, args: Any, data: dict[str, Any], done: int = 302) -> Row:
    """Shown to these, and done for these."""
    return Row(args=args, get=only(who, 200), post=only(who, done), data=lambda _: data)


def exempt_form(who: str, args: Any, data: dict[str, Any]) -> Row:
    """The same of an exempt project's case: who may not see it finds nothing."""
    writers = [each for each in who.split() if each in SEES_EXEMPT.split()]
    allowed = " ".join(writers)
    hidden = "stranger member administrator board_member officer other_officer"
    hidden += " budget_owner"
    return Row(
        "exempt",
        args=args,
        get=only(allowed, 200, hidden_from=hidden),
        post=only(allowed, 302, hidden_from=hidden),
        data=lambda _: data,
    )


def part(who: str, data: dict[str, Any]) -> list[Row]:
    sent = {"version": "1"} | data
    return [form(who, of_draft, sent), exempt_form(who, of_exempt_draft, sent)]


def saved_quietly(section: str, who: str, data: dict[str, Any]) -> list[Row]:
    """One part of a draft, as its page saves it while somebody types."""
    sent = {"version": "1"} | data
    hidden = "stranger member administrator board_member officer other_officer"
    hidden += " budget_owner"
    may = " ".join(each for each in who.split() if each in SEES_EXEMPT.split())
    return [
        Row(
            section,
            args=lambda world: [world.case_version.pk, section],
            get=nobody(),
            post=only(who, 200),
            data=lambda _: sent,
        ),
        Row(
            f"exempt {section}",
            args=lambda world: [world.exempt.case_version.pk, section],
            get=nobody(),
            post=only(may, 200, hidden_from=hidden),
            data=lambda _: sent,
        ),
    ]


OPTIONS = {
    "option-total": "1",
    "option-1-code": "share",
    "option-1-name": "Share the service",
}
MONEY = {
    "option": "share",
    "first_year": "2012",
    "years": "6",
    "price_basis": "real",
    "discount_rate": "3.5",
    "flow-total": "0",
}
CEILING = {
    "title": "Scoping",
    "amount": "400,000",
    "allowed_by": "Cabinet",
} | a_date("allowed_on")
SPENT = {"amount": "50,000"} | a_date("on")
SUBMITTED = WHY | {"version": "1", "despite": "on"}
DECIDED = (
    WHY
    | {"version": "1", "outcome": "approved", "decided_by": "Cabinet"}
    | a_date("decided_on")
)

ROWS = {
    "savings:case_list": Row(),
    "savings:case_export": Row(),
    "savings:case_create": Row(
        get=only(f"{WRITES} other_officer", 200),
        post=only(f"{WRITES} other_officer", 200) | dict.fromkeys(WRITES.split(), 302),
        data=lambda world: {
            "place": f"project-{world.project.pk}",
            "reference": "BC-NEW",
            "title": "A new case",
            "stage": "strategic",
        },
    ),
    "savings:case_detail": shown(of_case, of_exempt_case),
    "savings:case_history": shown(of_case, of_exempt_case),
    "savings:case_update": form(
        WRITES,
        of_case,
        {"reference": "BC-OTHER", "title": "Another", "version": "1"} | WHY,
    ),
    "savings:case_withhold": form(
        WRITES,
        of_case,
        {"paragraphs": "3", "exempt_reason": "Terms are open.", "version": "1"},
    ),
    "savings:case_release": [
        # It is not exempt: refused with a sentence on the same page.
        form(LIFTS, of_case, {"version": "1"} | WHY, done=200),
    ],
    "savings:case_version": shown(of_draft, of_exempt_draft),
    "savings:case_version_create": [
        Row(
            args=lambda world: [world.approved_version.case_id],
            get=only(WRITES, 200),
            post=only(WRITES, 302),
            data=lambda _: {"stage": "full"} | WHY,
        ),
    ],
    "savings:case_texts": part(WRITES, {"strategic": "Calls wait too long."}),
    "savings:case_options": part(WRITES, OPTIONS),
    "savings:case_money": part(FIGURES, MONEY),
    "savings:case_criteria": part(
        WRITES, {"top_score": "5", "criterion-total": "0", "group-total": "0"}
    ),
    # Nobody scores yet: there is no group to score for.
    "savings:case_scores": form(WRITES, of_draft, {"version": "1"}, done=200),
    "savings:case_funding": part(FIGURES, {"line-total": "0"}),
    "savings:case_steps": part(
        FIGURES, {"step-total": "0", "target-total": "0", "assurance": "none"}
    ),
    "savings:case_part_autosave": [
        *saved_quietly("texts", WRITES, {"strategic": "Calls wait too long."}),
        *saved_quietly("money", FIGURES, MONEY),
        Row(
            "no such part",
            args=lambda world: [world.case_version.pk, "appendix"],
            get=nobody(),
            post=everyone(404),
        ),
    ],
    "savings:case_submit": [
        form(WRITES, of_draft, SUBMITTED),
        exempt_form(WRITES, of_exempt_draft, SUBMITTED),
    ],
    # It was not submitted: refused with a sentence on the same page.
    "savings:case_decide": form(DECIDES, of_draft, DECIDED, done=200),
    "savings:case_compare": [
        *shown(of_draft, of_exempt_draft),
        Row("unknown", args=of_draft, query="?with=99", get=everyone(404)),
    ],
    "savings:ceiling_create": form(DECIDES, of_case, CEILING),
    "savings:ceiling_update": form(
        DECIDES, of_ceiling, CEILING | WHY | {"version": "1"}
    ),
    "savings:spend_create": form(FIGURES, of_ceiling, SPENT),
    "savings:spend_update": form(
        FIGURES,
        lambda world: [world.spend_ceiling.entries.get().pk],
        SPENT | WHY | {"version": "1"},
    ),
}
