"""Publishing freezes: nothing changes afterwards."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from accounts.choices import CouncilRoleName
from common.history import save_with_reason
from common.locking import EditConflict
from reports.codec import position_from_data
from reports.models import Publication, PublicationFile
from reports.papers.choices import PaperStatus
from reports.papers.facts import load_material
from reports.papers.locks import PublishedForGood
from reports.papers.publishing import publish_paper
from reports.pdf import PdfFailed
from tests.factories import (
    EXEMPT,
    make_milestone,
    make_section,
    make_user,
)
from tests.reports.papers.publish import files_of, make_telling_paper, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def broken_pdf(monkeypatch):
    def fail(html):
        message = "The PDF engine could not make it: no fonts."
        raise PdfFailed(message)

    monkeypatch.setattr("reports.papers.tasks.print_pdf", fail)


def public_page(client, name, *args):
    return client.get(reverse(f"reports:{name}", args=args))


@pytest.mark.usefixtures("quick_pdf")
def test_a_published_paper_is_there_for_anybody(client):
    paper = make_telling_paper()

    publication = publish(paper)

    assert publication.is_done
    assert "Fourth quarterly update" in public_page(client, "published_list").text
    page = public_page(client, "published_paper", paper.reference)
    assert "That the progress made be noted." in page.text
    for name in ("html", "pdf", "json"):
        address = reverse("reports:published_file", args=[paper.reference, 1, name])
        answer = client.get(address)
        file = PublicationFile.objects.get(publication=publication, format=name)
        assert answer.content == bytes(file.content)
        assert answer["ETag"] == f'"{file.sha256}"'
        assert hashlib.sha256(answer.content).hexdigest() == file.sha256
        again = client.get(address, headers={"if-none-match": answer["ETag"]})
        assert again.status_code == 304


def test_nothing_unpublished_is_public(client):
    paper = make_telling_paper()

    assert (
        client.get(
            reverse("reports:published_paper", args=[paper.reference])
        ).status_code
        == 404
    )
    for name in ("html", "pdf", "json"):
        address = reverse("reports:published_file", args=[paper.reference, 1, name])
        assert client.get(address).status_code == 404
    assert paper.title not in public_page(client, "published_list").text


@pytest.mark.usefixtures("quick_pdf")
def test_a_published_paper_stays_the_same_to_the_byte():
    paper = make_telling_paper()
    publication = publish(paper)
    before = files_of(publication)

    strand = paper.programme.strands.first()
    strand.name = "Something else"
    save_with_reason(strand, by=None, reason="Renamed since.")
    make_section(paper, key="legal", html="<p>New.</p>")
    paper.refresh_from_db()
    paper.title = "Another title"
    save_with_reason(paper, by=None, reason="Changed since.")

    publication.refresh_from_db()
    assert files_of(publication) == before
    assert publication.public_title == "Fourth quarterly update"


@pytest.mark.usefixtures("quick_pdf")
def test_what_is_published_cannot_be_changed_by_any_path():
    publication = publish(make_telling_paper())
    file = publication.files.first()

    file.content = b"forged"
    for change in (
        publication.save,
        publication.delete,
        file.save,
        file.delete,
        lambda: Publication.objects.update(public_title="Forged"),
        lambda: PublicationFile.objects.filter(pk=file.pk).update(content=b"forged"),
        lambda: Publication.objects.filter(pk=publication.pk).delete(),
        lambda: publication.files.all().delete(),
    ):
        with pytest.raises(PublishedForGood):
            change()


@pytest.mark.usefixtures("quick_pdf")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE reports_publication SET public_title = 'Forged'",
        "UPDATE reports_publicationfile SET sha256 = 'forged'",
    ],
)
def test_the_database_itself_refuses_to_change_it(statement):
    publish(make_telling_paper())

    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.usefixtures("quick_pdf")
def test_a_correction_stands_beside_what_it_corrects(client):
    paper = make_telling_paper()
    publish(paper)

    second = publish(paper, correction_reason="A saving was printed twice.")

    assert second.number == 2
    newest = public_page(client, "published_paper", paper.reference).text
    assert "A saving was printed twice." in newest
    first = client.get(
        reverse("reports:published_version", args=[paper.reference, 1])
    ).text
    assert "replaced by a correction" in first


@pytest.mark.usefixtures("quick_pdf")
def test_a_correction_says_what_it_corrects():
    paper = make_telling_paper()
    publish(paper)

    with pytest.raises(ValidationError, match="Say what this publication corrects"):
        publish(paper)


@pytest.mark.usefixtures("broken_pdf")
def test_a_broken_engine_is_told_and_leaves_the_paper_untouched(client):
    paper = make_telling_paper()

    failed = publish(paper)

    paper.refresh_from_db()
    assert failed.is_failed
    assert paper.status == PaperStatus.DRAFT
    client.force_login(make_user(CouncilRoleName.CLERK))
    page = client.get(failed.get_absolute_url()).text
    assert "The PDF engine could not make it: no fonts." in page
    assert "the paper is as it was" in page
    assert (
        client.get(
            reverse("reports:published_paper", args=[paper.reference])
        ).status_code
        == 404
    )


def test_after_a_failure_the_next_attempt_is_publication_one(monkeypatch):
    paper = make_telling_paper()
    monkeypatch.setattr("reports.papers.tasks.print_pdf", lambda html: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        publish(paper)
    monkeypatch.setattr("reports.papers.publishing.GIVEN_UP_AFTER", timedelta(0))
    monkeypatch.setattr("reports.papers.tasks.print_pdf", lambda html: b"%PDF")

    assert publish(paper).number == 1


@pytest.mark.usefixtures("quick_pdf")
def test_two_clerks_publish_once():
    paper = make_telling_paper()
    version = paper.version
    publish_paper(paper, version, by=None)

    with pytest.raises(EditConflict):
        publish_paper(paper, version, by=None)
    paper.refresh_from_db()
    with pytest.raises(ValidationError, match="being published already"):
        publish_paper(paper, paper.version, by=None)


@pytest.mark.usefixtures("quick_pdf")
def test_the_data_behind_a_paper_reads_back_as_positions():
    publication = publish(make_telling_paper())

    told = json.loads(files_of(publication)["public", "json"])

    position = position_from_data(told["positions"]["position"])
    assert position.programmes[0].fact.name == "Organisational Transformation Programme"
    assert told["paper"]["title"] == "Fourth quarterly update"


@pytest.mark.usefixtures("quick_pdf")
def test_the_data_behind_a_paper_holds_no_text_the_paper_does_not_print():
    paper = make_telling_paper()
    programme = paper.programme
    programme.vision = "<p>A vision the paper does not print.</p>"
    save_with_reason(programme, by=None, reason="For a test.")
    project = programme.strands.first().projects.first()
    make_milestone(project, title="A date the paper does not print")

    told = files_of(publish(paper))["public", "json"].decode()

    assert project.name in told
    assert "does not print" not in told


@pytest.mark.usefixtures("quick_pdf")
def test_no_data_stands_behind_a_paper_of_which_a_section_is_withheld():
    paper = make_telling_paper()
    make_section(paper, key="annex", **EXEMPT)

    files = files_of(publish(paper))

    assert json.loads(files["public", "json"])["positions"] is None
    assert json.loads(files["exempt", "json"])["positions"] is not None


def test_what_nobody_has_read_is_not_published():
    paper = make_telling_paper()
    read = load_material(paper).text_saves
    make_section(paper, key="legal", html="<p>A colleague's late thought.</p>")

    with pytest.raises(ValidationError, match="A section was changed"):
        publish_paper(paper, paper.version, by=None, text_saves=read)

    assert not Publication.objects.exists()
