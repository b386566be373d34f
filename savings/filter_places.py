"""The programmes, strands and projects that a table may be narrowed to, as codes in
its address: strand-3 is the strand and its projects."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import User
from programmes.models import Programme, Project, Strand

# What of a place's own, and of what lies in it.
_PATHS = {
    "programme": ("programme", "strand__programme", "project__strand__programme"),
    "strand": ("strand", "project__strand"),
    "project": ("project",),
}


def inside(code: str) -> Q:
    """Rows with a programme, strand or project column that are in the place of a
    code."""
    kind, _, pk = code.partition("-")
    found = Q()
    for path in _PATHS[kind]:
        found |= Q(**{path: int(pk)})
    return found


def place_choices(user: User, rows: QuerySet[Any]) -> list[tuple[str, str]]:
    """The programmes, their strands and the projects that these rows name, as far as
    this reader may see them. Three queries."""
    named = rows.order_by()
    projects = list(
        Project.objects.visible_to(user)
        .filter(pk__in=named.values("project"))
        .select_related("strand")
    )
    strands = list(
        Strand.objects.visible_to(user).filter(
            Q(pk__in={project.strand_id for project in projects})
            | Q(pk__in=named.values("strand"))
        )
    )
    programmes = Programme.objects.visible_to(user).filter(
        Q(pk__in={strand.programme_id for strand in strands})
        | Q(pk__in=named.values("programme"))
    )
    choices = []
    for programme in programmes.order_by("name"):
        choices.append((f"programme-{programme.pk}", programme.name))
        for strand in strands:
            if strand.programme_id != programme.pk:
                continue
            choices.append((f"strand-{strand.pk}", f"– {strand.name}"))
            choices += [
                (f"project-{project.pk}", f"– – {project.name}")
                for project in projects
                if project.strand_id == strand.pk
            ]
    return choices
