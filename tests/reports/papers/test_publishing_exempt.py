"""What of a published paper is exempt, and who may open that."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from accounts.choices import CouncilRoleName
from common.history import save_with_reason
from programmes.choices import ScopedRole
from programmes.standing import standing_of
from reports.papers.compose import compose_section
from reports.papers.facts import load_material
from reports.papers.templates import newest_template
from tests.factories import (
    EXEMPT,
    make_paper,
    make_project,
    make_role,
    make_saving,
    make_section,
    make_user,
)
from tests.reports.papers.publish import files_of, make_telling_paper, publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_pdf")]


@time_machine.travel(datetime(2012, 7, 17, 12, tzinfo=UTC), tick=False)
def test_the_exempt_version_keeps_what_another_programme_keeps_back():
    """Whoever holds a role on the paper's programme opens it, and no more than that."""
    project, elsewhere = make_project(), make_project(**EXEMPT)
    make_saving(project, title="Sublet the mill", **EXEMPT)
    make_saving(project, elsewhere, title="Close the depot")
    template = newest_template("savings_monitoring")
    paper = make_paper(project.strand.programme, template=template)
    make_section(paper)
    manager = make_role(ScopedRole.PROGRAMME_MANAGER, on=project.strand.programme).user

    told = files_of(publish(paper))
    material = load_material(paper)
    section = compose_section(
        paper.template.layout, material, "savings", standing_of(manager).exempt
    )

    for format_ in ("html", "json"):
        exempt = told["exempt", format_].decode()
        assert "Sublet the mill" in exempt
        assert "Close the depot" not in exempt + str(section)
    assert "Sublet the mill" in str(section)


def test_the_public_files_hold_nothing_exempt_and_the_entitled_get_everything(client):
    paper = make_telling_paper()
    make_section(paper, key="legal", html="<p>CANARY advice.</p>", **EXEMPT)

    publication = publish(paper)

    files = files_of(publication)
    assert not any(b"CANARY" in files["public", name] for name in ("html", "json"))
    assert all(b"CANARY" in files["exempt", name] for name in ("html", "json"))
    address = reverse(
        "reports:paper_publication_file", args=[paper.reference, 1, "exempt", "html"]
    )
    client.force_login(make_user(CouncilRoleName.CLERK))
    assert client.get(address).status_code == 200
    client.force_login(make_user(CouncilRoleName.MEMBER))
    assert client.get(address).status_code == 404


def test_a_paper_made_exempt_leaves_the_public_side_at_once(client):
    paper = make_telling_paper()
    publish(paper)
    address = reverse("reports:published_file", args=[paper.reference, 1, "pdf"])
    seal = client.get(address)["ETag"]
    paper.refresh_from_db()
    for name, value in EXEMPT.items():
        setattr(paper, name, value)
    save_with_reason(paper, by=None, reason="It names a bidder.")

    assert client.get(address, headers={"if-none-match": seal}).status_code == 404
    assert paper.title not in client.get(reverse("reports:published_list")).text
