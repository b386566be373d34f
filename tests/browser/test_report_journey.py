"""A report's way: the officer submits, the strand lead approves, the board sees it."""

import re

from playwright.sync_api import Browser, Page, expect

from highlights.choices import ReportStatus
from highlights.models import HighlightReport
from tests.accessibility import assert_accessible
from tests.browser.council import DONE_LAST_TIME, SmallCouncil, make_small_council
from tests.browser.keyboard import Keyboard
from tests.browser.portal import Portal
from tests.factories import PASSWORD

MOST_TO_SUBMIT = 4
DASHBOARD = "/programmes/{reference}/"


def sign_in(keyboard: Keyboard, portal: Portal, email: str) -> None:
    page = keyboard.page
    page.goto(f"{portal.url}/")
    keyboard.enter(page.get_by_label("E-mail address"), email)
    keyboard.enter(page.get_by_label("Password", exact=True), PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("My work")
    keyboard.done.clear()


def submit_unchanged(keyboard: Keyboard, council: SmallCouncil) -> None:
    page = keyboard.page
    keyboard.press(page.get_by_role("button", name="Write it"))
    keyboard.press(page.get_by_role("button", name="Nothing changed since last time"))
    expect(page.get_by_text("Everything is as it was last time.")).to_be_visible()
    keyboard.press(page.get_by_role("button", name="Submit to").first)
    expect(page.locator("h1")).to_have_text("My work")
    assert newest(council).status == ReportStatus.SUBMITTED


def newest(council: SmallCouncil) -> HighlightReport:
    return HighlightReport.objects.get(project=council.project, period=council.period)


def test_an_unchanged_report_takes_an_officer_a_handful_of_keys(
    bare: Portal, page: Page, keyboard: Keyboard, record_property
):
    council = make_small_council()
    sign_in(keyboard, bare, council.officer.email)

    submit_unchanged(keyboard, council)

    record_property("interactions", keyboard.interactions)
    assert keyboard.interactions <= MOST_TO_SUBMIT, keyboard.done
    assert DONE_LAST_TIME in newest(council).this_period


def test_the_dashboard_shows_a_report_as_soon_as_it_is_approved(
    bare: Portal, page: Page, keyboard: Keyboard, browser: Browser, record_property
):
    council = make_small_council()
    sign_in(keyboard, bare, council.officer.email)
    submit_unchanged(keyboard, council)
    page.context.clear_cookies()
    sign_in(keyboard, bare, council.strand_lead.email)

    keyboard.press(page.get_by_role("button", name="Read and decide"))
    expect(page.locator("main")).to_contain_text(DONE_LAST_TIME)
    assert_accessible(page)
    keyboard.press(page.get_by_role("button", name="Approve", exact=True))
    expect(page.get_by_text(re.compile("^Approved: "))).to_be_visible()
    record_property("interactions", keyboard.interactions)
    page.goto(bare.url + DASHBOARD.format(reference=council.programme.reference))

    report = newest(council)
    assert report.status == ReportStatus.APPROVED
    expect(page.locator(f'main a[href="/reports/{report.pk}/"]').first).to_be_visible()


def test_a_busy_report_changes_a_rating_with_the_arrow_keys(
    bare: Portal, page: Page, keyboard: Keyboard
):
    council = make_small_council()
    bare.sign_in(page.context, council.officer)
    page.goto(f"{bare.url}/reports/{council.start().pk}/write/")

    keyboard.choose(page.get_by_role("radio", name=re.compile("^Red")).first)
    keyboard.press(page.get_by_role("button", name="Submit to").last)

    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("There is a problem")
    expect(page).to_have_title(re.compile("^Error: "))
    keyboard.press(alert.get_by_role("link").first)
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    page.keyboard.type("The fitter has gone out of business.")
    assert_accessible(page)
    keyboard.press(page.get_by_role("button", name="Submit to").last)
    expect(page.locator("h1")).to_have_text("My work")
    assert newest(council).overall == "red"
