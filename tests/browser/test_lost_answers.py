"""What was typed reaches the portal, and the answer to it never comes back."""

import re

from playwright.sync_api import Page, Route, expect

from highlights.models import HighlightReport
from tests.browser.council import make_small_council
from tests.browser.portal import Portal

AGREED, WRONG = "Agreed: £40,000.", "Wrong: £400,000."


def store_and_lose_the_answer(route: Route) -> None:
    route.fetch()
    route.abort("aborted")


def test_a_figure_stored_unseen_is_shown_once_the_agreed_one_is_typed_back(
    bare: Portal, page: Page, watch
):
    council = make_small_council()
    report = council.start()
    bare.sign_in(page.context, council.officer)
    page.goto(f"{bare.url}/reports/{report.pk}/write/")
    line = page.get_by_role("textbox", name="In one line")
    line.fill(AGREED)
    expect(page.get_by_text(re.compile(r"^Saved \d"))).to_be_visible()

    watch.expected.add(409)
    page.route("**/autosave/", store_and_lose_the_answer, times=1)
    line.fill(WRONG)
    expect(page.get_by_text("Not saved: the portal cannot be reached")).to_be_visible()
    assert HighlightReport.objects.get(pk=report.pk).comment == WRONG
    line.fill(AGREED)
    expect(page.get_by_text("This was saved elsewhere")).to_be_visible()
    page.get_by_role("button", name="See both texts").click()
    page.get_by_label("Keep what I typed").check()
    page.get_by_role("button", name="Save what I chose").click()

    expect(line).to_have_value(AGREED)
    assert HighlightReport.objects.get(pk=report.pk).comment == AGREED
