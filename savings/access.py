"""Who may do what with savings, returns, benefits and business cases. Asks
`programmes.access` about the place.

House default: finance keeps the frame (structures, budgets, gap, targets, the return
calendar) and alone validates; a saving is changed by its budget owner, by those who may
change a place that claims it, by the programme office and by finance; a benefit or a
business case by those who may change its place.
"""

from __future__ import annotations

from accounts.access import require as require  # said by every view: access.require
from accounts.choices import CouncilRoleName
from accounts.models import User
from programmes import access as programmes_access
from programmes.access import can_lift_exemption as can_lift_exemption
from programmes.models import Programme, Project, Strand
from programmes.standing import standing_of
from savings.models import Benefit, BusinessCase, Saving, SavingsReturn
from savings.steps_rules import StepRule, Taker

Where = Programme | Strand | Project


def can_keep_plan(user: User) -> bool:
    """Change structures, budgets, the funding gap, targets and the return calendar."""
    return standing_of(user).has(
        CouncilRoleName.FINANCE, CouncilRoleName.PROGRAMME_OFFICE
    )


def can_validate(user: User) -> bool:
    """Validate savings and review returns: finance alone (section 151, Local Government
    Act 1972)."""
    return standing_of(user).has(CouncilRoleName.FINANCE)


def can_read_evidence(user: User, saving: Saving) -> bool:
    """Read what finance was shown: ledger extracts and payrolls name people. House
    default: finance, the auditor, the programme office and the budget owner."""
    sees_ledger = standing_of(user).has(
        CouncilRoleName.FINANCE,
        CouncilRoleName.AUDITOR,
        CouncilRoleName.PROGRAMME_OFFICE,
    )
    return sees_ledger or saving.budget_owner_id == user.pk


def can_propose_saving(user: User) -> bool:
    """Propose a saving: whoever may change some place, for that place; the plan's
    keepers for any, or for none."""
    return can_keep_plan(user) or programmes_access.can_edit_anything(user)


def can_edit_saving(user: User, saving: Saving) -> bool:
    """Change what a saving is and its figures. Reads its attributions."""
    if can_keep_plan(user) or saving.budget_owner_id == user.pk:
        return True
    return any(programmes_access.can_edit(user, where) for where in places_of(saving))


def can_name_owner(user: User, saving: Saving) -> bool:
    """Say who answers for the budget: the plan's keepers, and the present owner, who
    passes it on. Nobody else: an owner reads all of a saving, whatever is exempt."""
    return can_keep_plan(user) or saving.budget_owner_id == user.pk


def can_approve_saving(user: User, saving: Saving) -> bool:
    """Approve a saving, or give it up: who approves for a place that claims it."""
    if can_keep_plan(user):
        return True
    return any(_can_approve(user, where) for where in places_of(saving))


def can_take_step(user: User, saving: Saving, step: StepRule) -> bool:
    """Take a step of a saving's life: whoever the rule of the step names."""
    if step.taker == Taker.FINANCE:
        return can_validate(user)
    if step.taker == Taker.APPROVER:
        return can_approve_saving(user, saving)
    return can_edit_saving(user, saving)


def places_of(saving: Saving) -> list[Where]:
    """What claims a share of a saving. One query, unless prefetched."""
    return [claim.place for claim in saving.attributions.all() if claim.place]


def reads_exempt_saving(user: User, saving: Saving) -> bool:
    """Whether a saving's exempt past is open to this person."""
    entitled = standing_of(user).exempt
    return entitled.everything or any(
        entitled.covers(programmes_access.place_of(where))
        for where in places_of(saving)
    )


def can_fill_return(user: User, savings_return: SavingsReturn) -> bool:
    """Fill in and submit: its owner; for an owner who is away, the plan's keepers."""
    return savings_return.owner_id == user.pk or can_keep_plan(user)


def can_promise_benefit(user: User) -> bool:
    """Promise a benefit: whoever may change some place, for that place."""
    return programmes_access.can_edit_anything(user)


def can_edit_benefit(user: User, benefit: Benefit) -> bool:
    """Change a benefit and take readings: also its owners, whatever became of the
    project."""
    owners = benefit.owner_id, benefit.later_owner_id
    return user.pk in owners or programmes_access.can_edit(user, benefit.place)


def can_close_benefit(user: User, benefit: Benefit) -> bool:
    """Stop following a benefit: not its owner, who would judge their own cause."""
    return _can_approve(user, benefit.place)


def can_open_case(user: User) -> bool:
    """Open a business case: whoever may change some place, for what they may change."""
    return programmes_access.can_edit_anything(user)


def can_write_case(user: User, case: BusinessCase) -> bool:
    """Write a version and submit it."""
    return programmes_access.can_edit(user, case.place)


def can_write_figures(user: User, case: BusinessCase) -> bool:
    """Write the money, the funding and the steps of a version: also finance, who alone
    assures them."""
    return can_write_case(user, case) or can_validate(user)


def can_decide_case(user: User, case: BusinessCase) -> bool:
    """Record what the body decided about a version, and set spend ceilings: who
    approves for the place, and the clerk."""
    return _can_approve(user, case.place) or standing_of(user).has(
        CouncilRoleName.CLERK
    )


def can_record_spend(user: User, case: BusinessCase) -> bool:
    return can_write_case(user, case) or can_validate(user)


def can_manage_values(user: User) -> bool:
    """Change the council's list of values."""
    return standing_of(user).has(
        CouncilRoleName.PROGRAMME_OFFICE, CouncilRoleName.ADMINISTRATOR
    )


def _can_approve(user: User, where: Where) -> bool:
    if isinstance(where, Programme):
        return programmes_access.can_run(user, where)
    return programmes_access.can_approve(user, where)
