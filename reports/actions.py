"""What a reader may do from a dashboard: words and addresses, only what is theirs."""

from __future__ import annotations

from django.urls import reverse

from accounts.models import User
from programmes import access
from programmes.models import Programme, Project, Strand
from reports.position import RegisterPosition
from risks import access as risks_access
from risks.models import Register

Action = tuple[str, str]
Trail = list[tuple[str, str]]


def programme_actions(user: User, programme: Programme) -> list[Action]:
    """Changing the programme is for those who run it; all may see who and when. A
    statement for its board is for those who prepare papers."""
    named = [programme.reference]
    placed = ["programme", programme.pk]
    found = [
        ("Who has not reported", reverse("highlights:not_reported", args=named)),
        ("Reporting calendar", reverse("highlights:cycle_list", args=named)),
        ("People and roles", reverse("programmes:role_list", args=placed)),
        ("Boards", reverse("programmes:board_list", args=named)),
        ("History", reverse("programmes:record_history", args=placed)),
    ]
    if access.can_prepare_paper(user, programme):
        statement = reverse("reports:risk_statement_create", args=named)
        found.append(("Risk position statement", statement))
    if not access.can_run(user, programme):
        return found
    return [
        ("Change this programme", reverse("programmes:programme_update", args=named)),
        ("Add a strand", reverse("programmes:strand_create", args=named)),
        *found,
    ]


def strand_actions(user: User, strand: Strand) -> list[Action]:
    """Changing the strand is for its lead and those above; all may see its life."""
    placed = ["strand", strand.pk]
    found = [
        ("Life of this strand", reverse("programmes:strand_life", args=[strand.pk])),
        ("People and roles", reverse("programmes:role_list", args=placed)),
        ("History", reverse("programmes:record_history", args=placed)),
    ]
    if not access.can_edit(user, strand):
        return found
    return [
        ("Change this strand", reverse("programmes:strand_update", args=[strand.pk])),
        ("Add a project", reverse("programmes:project_create", args=[strand.pk])),
        *found,
    ]


def project_actions(user: User, project: Project) -> list[Action]:
    """Changing the project is for its manager and those above."""
    placed = ["project", project.pk]
    found = [
        ("People and roles", reverse("programmes:role_list", args=placed)),
        ("History", reverse("programmes:record_history", args=placed)),
    ]
    if not access.can_edit(user, project):
        return found
    here = [project.pk]
    return [
        ("Change this project", reverse("programmes:project_update", args=here)),
        ("Start, pause or close it", reverse("programmes:project_state", args=here)),
        ("Move it", reverse("programmes:project_move", args=here)),
        ("Add a milestone", reverse("programmes:milestone_create", args=here)),
        _exemption(project),
        *found,
    ]


def _exemption(project: Project) -> Action:
    words = "Change the exemption" if project.is_exempt else "Mark as exempt"
    return words, reverse("programmes:exemption_mark", args=["project", project.pk])


def risks_link(
    user: User,
    where: Programme | Strand | Project,
    kept: RegisterPosition | None,
    *,
    is_now: bool,
) -> Action | None:
    """To the risk register of a place; where there is none, to opening one, for those
    who would run it."""
    if kept:
        words = "Open the risk register" if is_now else "Open the register of today"
        return words, reverse("risks:register_detail", args=[kept.fact.id])
    kind = type(where).__name__.lower()
    if not is_now or not risks_access.can_run_register(user, Register(**{kind: where})):
        return None
    return "Start a risk register", reverse(
        "risks:register_open", args=[kind, where.pk]
    )


def trail_to(where: Programme | Strand | Project, query: str = "") -> Trail:
    """Where a page stands, from the top; a reader of the past stays in it."""
    after = f"?{query}" if query else ""
    trail = [("Programmes", reverse("reports:portfolio") + after)]
    for place in _above(where):
        trail.append((str(place), place.get_absolute_url() + after))
    return [*trail, (str(where), "")]


def _above(where: Programme | Strand | Project) -> list[Programme | Strand]:
    if isinstance(where, Project):
        return [where.strand.programme, where.strand]
    return [where.programme] if isinstance(where, Strand) else []
