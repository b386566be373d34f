"""Everything works without JavaScript: it only ever adds comfort."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from common.richtext import to_text
from highlights.choices import ReportStatus
from highlights.models import HighlightReport
from programmes.models import Milestone
from reports.models import PaperSection
from tests.browser.council import make_small_council
from tests.browser.portal import Portal
from tests.browser.watch import Watch
from tests.factories import PASSWORD, make_programme_manager


@pytest.fixture
def plain(
    browser: Browser, browser_context_args: dict[str, object], watch: Watch
) -> Iterator[Page]:
    """A page of a browser that runs no script at all."""
    context = browser.new_context(java_script_enabled=False, **browser_context_args)
    context.on("page", watch.over)
    yield context.new_page()
    context.close()
    watch.assert_quiet()


def test_an_officer_signs_in_writes_and_submits(bare: Portal, plain: Page):
    council = make_small_council()
    plain.goto(f"{bare.url}/")
    plain.get_by_label("E-mail address").fill(council.officer.email)
    plain.get_by_label("Password", exact=True).fill(PASSWORD)
    plain.get_by_role("button", name="Sign in", exact=True).click()

    plain.get_by_role("button", name="Write it").click()
    plain.get_by_label("What was done this period").fill("Two counters opened.")
    plain.get_by_role("button", name="Submit to").last.click()

    expect(plain.locator("h1")).to_have_text("My work")
    report = HighlightReport.objects.get(period=council.period)
    assert report.status == ReportStatus.SUBMITTED
    assert to_text(report.this_period) == "Two counters opened."


def test_a_milestone_is_moved(bare: Portal, plain: Page):
    council = make_small_council()
    milestone = Milestone.objects.get(project=council.project)
    bare.sign_in(plain.context, make_programme_manager(council.programme))
    plain.goto(f"{bare.url}/milestones/{milestone.pk}/edit/")

    plain.get_by_label(re.compile("^Forecast")).fill("summer 2030")
    plain.locator('main [name="reason"]').fill("The builders are late.")
    plain.locator("main form[method=post] .govuk-button").first.click()

    milestone.refresh_from_db()
    assert str(milestone.forecast).lower() == "summer 2030"


def test_a_section_of_a_paper_is_written(bare: Portal, plain: Page):
    council = make_small_council()
    bare.sign_in(plain.context, council.clerk)
    plain.goto(f"{bare.url}{council.paper.get_absolute_url()}sections/background/")

    plain.locator('textarea[name="html"]').fill("The council has nine libraries.")
    plain.get_by_role("button", name="Save", exact=True).click()

    section = PaperSection.objects.get(paper=council.paper, key="background")
    assert to_text(section.html) == "The council has nine libraries."
