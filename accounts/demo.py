"""The accounts of the demonstration council: one for each kind of user.

They exist only where `manage.py load_demo` was run; the sign-in page offers them only
in debug mode, and outside it they have no password unless that was asked for.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from accounts.choices import CouncilRoleName
from accounts.models import User

DEMO_DOMAIN = "demo.example"
# Known to everybody: load_demo gives it out in debug mode, or when asked to.
DEMO_PASSWORD = "exampleshire demonstration"  # noqa: S105  # no secret, see above


@dataclass(frozen=True)
class DemoAccount:
    """An account by the kind of user it stands for; `name` is that of its person."""

    local_part: str
    role: str
    name: str
    council_role: str = ""

    @property
    def email(self) -> str:
        return f"{self.local_part}@{DEMO_DOMAIN}"

    @property
    def password(self) -> str:
        return DEMO_PASSWORD


DEMO_ACCOUNTS = (
    DemoAccount(
        "officer", "Officer (project manager)", "Project Manager, ICT and Digital"
    ),
    DemoAccount("lead", "Strand lead", "Strand Lead, Support Services"),
    DemoAccount("sponsor", "Sponsor", "Strategic Director, Corporate Services"),
    DemoAccount("manager", "Programme manager", "Programme Manager"),
    DemoAccount(
        "pmo",
        "Programme office",
        "Programme Office",
        CouncilRoleName.PROGRAMME_OFFICE,
    ),
    DemoAccount("board", "Board member", "Board Member"),
    DemoAccount("member", "Member (councillor)", "Councillor", CouncilRoleName.MEMBER),
    DemoAccount(
        "clerk",
        "Clerk (democratic services)",
        "Democratic Services Officer",
        CouncilRoleName.CLERK,
    ),
    DemoAccount("budget", "Budget owner", "Head of Corporate Services"),
    DemoAccount("finance", "Finance", "Finance Officer", CouncilRoleName.FINANCE),
    DemoAccount(
        "legal",
        "Legal (monitoring officer)",
        "Monitoring Officer",
        CouncilRoleName.LEGAL,
    ),
    DemoAccount("auditor", "Auditor", "Internal Auditor", CouncilRoleName.AUDITOR),
    DemoAccount("viewer", "Viewer", "Policy Officer", CouncilRoleName.VIEWER),
    DemoAccount(
        "admin",
        "Administrator",
        "Portal Administrator",
        CouncilRoleName.ADMINISTRATOR,
    ),
)


def accounts_to_show() -> tuple[DemoAccount, ...]:
    """What the sign-in page offers: nothing, except with the demo in debug mode."""
    if not settings.DEBUG:
        return ()
    there = set(
        User.objects.filter(
            email__endswith=f"@{DEMO_DOMAIN}", is_active=True
        ).values_list("email", flat=True)
    )
    return tuple(account for account in DEMO_ACCOUNTS if account.email in there)
