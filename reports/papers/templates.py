"""Paper templates that come with the portal, as rows a paper can use."""

from __future__ import annotations

import json
from pathlib import Path

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import User
from common.history import save_with_reason
from reports.models import PaperTemplate

SHIPPED = Path(__file__).resolve().parent.parent / "paper_templates"


@transaction.atomic
def install_paper_templates(*, by: User | None = None) -> list[PaperTemplate]:
    """Each shipped template once; one that has changed becomes the next version."""
    return [_install(path, by) for path in sorted(SHIPPED.glob("*.json"))]


def _install(path: Path, by: User | None) -> PaperTemplate:
    definition = json.loads(path.read_text())
    code = definition["code"]
    newest = PaperTemplate.objects.filter(code=code).order_by("-version").first()
    if newest and newest.definition == definition:
        return newest
    template = PaperTemplate(
        code=code,
        version=newest.version + 1 if newest else 1,
        name=definition["name"],
        definition=definition,
    )
    save_with_reason(template, by=by, reason="Comes with the portal.")
    return template


def newest_template(code: str) -> PaperTemplate:
    """The newest version of a shipped template, put in place where it is not yet."""
    found = PaperTemplate.objects.filter(code=code).order_by("-version").first()
    if found is None:
        found = _install(SHIPPED / f"{code}.json", by=None)
    return found


def templates_on_offer() -> QuerySet[PaperTemplate]:
    """The newest version of each template, for a new paper."""
    later = PaperTemplate.objects.filter(
        code=OuterRef("code"), version__gt=OuterRef("version")
    )
    return PaperTemplate.objects.filter(~Exists(later)).order_by("name")
