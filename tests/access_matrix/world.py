"""The council the access matrix is tried on: who there is, and what there is to see.

`officer` manages the project everything hangs on, `strand_lead` leads its strand,
`programme_manager` runs its programme; `other_officer` manages a project of another
programme. The exempt project lies in the same strand and has a manager of its own, so
`officer` has no business with it, but those above do.
"""

from dataclasses import dataclass, field

from accounts.choices import CouncilRoleName
from accounts.models import User
from programmes.choices import ScopedRole
from programmes.models import Milestone, Programme, Project, Strand
from tests import factories

COUNCIL_WIDE = {
    "stranger": CouncilRoleName.VIEWER,
    "member": CouncilRoleName.MEMBER,
    "programme_office": CouncilRoleName.PROGRAMME_OFFICE,
    "clerk": CouncilRoleName.CLERK,
    "legal": CouncilRoleName.LEGAL,
    "finance": CouncilRoleName.FINANCE,
    "auditor": CouncilRoleName.AUDITOR,
    "administrator": CouncilRoleName.ADMINISTRATOR,
}
SCOPED = (
    "board_member",
    "officer",
    "other_officer",
    "strand_lead",
    "programme_manager",
)
PEOPLE = (*COUNCIL_WIDE, *SCOPED)


@dataclass
class Corner:
    """One project with all that hangs on it."""

    project: Project
    milestone: Milestone

    @property
    def strand(self) -> Strand:
        return self.project.strand

    @property
    def programme(self) -> Programme:
        return self.project.strand.programme


@dataclass
class World:
    """The officer's own corner, another programme's, and an exempt one."""

    own: Corner
    foreign: Corner
    exempt: Corner
    people: dict[str, User] = field(default_factory=dict)

    @property
    def programme(self) -> Programme:
        return self.own.programme

    @property
    def strand(self) -> Strand:
        return self.own.strand

    @property
    def project(self) -> Project:
        return self.own.project

    @property
    def milestone(self) -> Milestone:
        return self.own.milestone


def build_world() -> World:
    factories.make_council()
    own, foreign = make_corner(), make_corner()
    exempt = make_corner(own.strand, **factories.EXEMPT)
    world = World(own=own, foreign=foreign, exempt=exempt)
    for name, role in COUNCIL_WIDE.items():
        world.people[name] = factories.make_user(role, name=name)
    for name, role, place in (
        ("board_member", ScopedRole.BOARD_MEMBER, own.programme),
        ("officer", ScopedRole.PROJECT_MANAGER, own.project),
        ("other_officer", ScopedRole.PROJECT_MANAGER, foreign.project),
        ("strand_lead", ScopedRole.STRAND_LEAD, own.strand),
        ("programme_manager", ScopedRole.PROGRAMME_MANAGER, own.programme),
    ):
        world.people[name] = factories.make_user(name=name)
        factories.make_role(role, on=place, user=world.people[name])
    return world


def make_corner(strand: Strand | None = None, **fields: object) -> Corner:
    project = factories.make_project(strand, **fields)
    return Corner(project=project, milestone=factories.make_milestone(project))
