"""A clerk publishes with the keyboard alone, in a real browser."""

from http import HTTPStatus

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from accounts.choices import CouncilRoleName
from tests.accessibility import assert_accessible, assert_fits
from tests.factories import make_section, make_user
from tests.reports.papers.publish import make_telling_paper

pytestmark = pytest.mark.browser

MOST_INTERACTIONS = 6
MOST_TABS = 80
FOCUSED = "document.activeElement.innerText || document.activeElement.value || ''"


@pytest.fixture
def paper(transactional_db):
    return make_telling_paper()


@pytest.fixture
def clerk(page: Page, live_server, paper):
    """Signed in already: that is tried elsewhere."""
    client = Client()
    client.force_login(make_user(CouncilRoleName.CLERK))
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies(
        [{"name": name, "value": client.cookies[name].value, "url": live_server.url}]
    )


def reach(page: Page, words: str) -> None:
    """Tab until the focus is on what says these words."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if words in page.evaluate(FOCUSED):
            return
    pytest.fail(f"“{words}” cannot be reached with the Tab key on {page.url}.")


def test_from_the_papers_page_to_its_pdf_in_six_interactions(
    page: Page, live_server, clerk, paper
):
    page.goto(live_server.url + paper.get_absolute_url())
    steps = ["Publish", "Publish now", "Open the published paper"]

    for words in steps:
        reach(page, words)
        with page.expect_navigation():
            page.keyboard.press("Enter")
    reach(page, "PDF (")
    address = page.evaluate("document.activeElement.href")

    assert len(steps) + 1 <= MOST_INTERACTIONS
    answer = page.request.get(address)
    assert answer.status == HTTPStatus.OK
    assert answer.body().startswith(b"%PDF")
    expect(page.locator("h1")).to_have_text("Fourth quarterly update")
    assert_accessible(page)
    assert_fits(page)

    page.context.clear_cookies()
    for path in ("/published/", f"/published/{paper.reference}/"):
        page.goto(live_server.url + path)
        expect(page.get_by_text("Fourth quarterly update").first).to_be_visible()
        assert_accessible(page)
        assert_fits(page)


@pytest.mark.usefixtures("clerk")
def test_every_page_of_a_paper_is_accessible(page: Page, live_server, paper):
    make_section(paper, key="risk", marks={"Capital": "Y"})
    of_paper = paper.get_absolute_url()
    pages = ("", "details/", "sections/risk/", "sections/looking-forward/", "preview/",
             "publish/", "withhold/legal/", "release/legal/")  # fmt: skip

    for address in ("/papers/", "/papers/new/", *(of_paper + part for part in pages)):
        page.goto(live_server.url + address)
        expect(page.locator("h1")).to_be_visible()
        assert_accessible(page)
        assert_fits(page)


@pytest.mark.usefixtures("clerk")
def test_what_a_clerk_types_is_saved_while_typing(page: Page, live_server, paper):
    page.goto(f"{live_server.url}{paper.get_absolute_url()}sections/legal/")

    page.locator("[contenteditable=true]").click()
    page.keyboard.type("The powers are those of the Act.")
    expect(page.locator("[data-autosave-status]")).to_contain_text("Saved")

    assert paper.sections.get(key="legal").html == (
        "<p>The powers are those of the Act.</p>"
    )
