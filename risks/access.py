"""Who may do what with risks. Asks `programmes.access` about the place.

House default: a risk is changed by those who may change the place its register belongs
to, and by its owner; a register is run by those who approve the place's reports. The
council's own register is the programme office's.
"""

from __future__ import annotations

from accounts.access import require as require  # said by every view: access.require
from accounts.choices import CouncilRoleName
from accounts.models import User
from programmes import access as programmes_access
from programmes.models import Programme
from programmes.standing import Place, standing_of
from risks.models import LogEntry, Register, Risk, RiskAction


def place_of(register: Register) -> Place | None:
    """Where a register stands; None for the council's own. Read it with_place()."""
    where = register.place
    return programmes_access.place_of(where) if where else None


def can_edit(user: User, register: Register) -> bool:
    """Add and change risks and log entries of a register, and import into it."""
    where = register.place
    if where is None:
        return _is_programme_office(user)
    return programmes_access.can_edit(user, where)


def can_run_register(user: User, register: Register) -> bool:
    """Accept risks onto a register, escalate, hand back, accept above appetite, close,
    set the register's rules."""
    where = register.place
    if where is None:
        return _is_programme_office(user)
    if isinstance(where, Programme):
        return programmes_access.can_run(user, where)
    return programmes_access.can_approve(user, where)


def can_edit_risk(user: User, risk: Risk) -> bool:
    """Change a risk, its controls and actions, and review it: also its owner."""
    if risk.owner_id == user.pk:
        return True
    return any(can_edit(user, register) for register in registers_of(risk))


def can_update_action(user: User, action: RiskAction, risk: Risk) -> bool:
    """Say how far an action is: also whoever is to do it."""
    return action.owner_id == user.pk or can_edit_risk(user, risk)


def can_run_risk(user: User, risk: Risk) -> bool:
    """Take the decisions of a risk's life, at its own register or where it went."""
    return any(can_run_register(user, register) for register in registers_of(risk))


def registers_of(risk: Risk) -> list[Register]:
    """A risk's own register and the one it was escalated to."""
    return [risk.register, *([risk.escalated_to] if risk.escalated_to else [])]


def can_manage_schemes(user: User) -> bool:
    """Change scoring schemes and categories: they hold for the whole council."""
    return standing_of(user).has(
        CouncilRoleName.PROGRAMME_OFFICE, CouncilRoleName.ADMINISTRATOR
    )


def reads_exempt(user: User, register: Register) -> bool:
    """Whether what is exempt on this register is open to this person."""
    entitled = standing_of(user).exempt
    place = place_of(register)
    return entitled.everything or (place is not None and entitled.covers(place))


def can_lift_exemption(user: User) -> bool:
    return programmes_access.can_lift_exemption(user)


def reads_exempt_entry(user: User, entry: LogEntry) -> bool:
    return reads_exempt(user, entry.register)


def _is_programme_office(user: User) -> bool:
    return standing_of(user).has(CouncilRoleName.PROGRAMME_OFFICE)
