"""A budget owner pastes a return of twelve savings; finance accepts it, validates two
claims and refuses one; the dashboard and a draft paper say so in the same figures.
"""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from accounts.choices import CouncilRoleName
from common.periods import add_months, year_of
from programmes.models import Programme
from reports.models import Paper
from reports.papers.templates import newest_template
from savings.choices import ReturnStatus, ValidationOutcome
from savings.models import ReturnPeriod, Saving, SavingsReturn, SavingYear, Validation
from savings.services.return_calendar import set_calendar
from tests import factories
from tests.accessibility import assert_accessible, assert_fits
from tests.browser.keyboard import Keyboard
from tests.browser.portal import Portal

MANY, BAD = 12, 3
PASTE = """(cell, block) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", block);
  const options = { clipboardData, bubbles: true, cancelable: true };
  cell.focus();
  cell.dispatchEvent(new ClipboardEvent("paste", options));
}"""


@pytest.fixture
def period(bare: Portal) -> ReturnPeriod:
    """The month before this one, due in a few days or lately."""
    factories.make_council()
    this_month = timezone.localdate().replace(day=1)
    set_calendar(
        0,
        cadence="monthly",
        first_day=add_months(this_month, -1),
        due_after_days=10,
        by=None,
        reason="As the budget monitoring.",
    )
    return ReturnPeriod.objects.get(ends_on=this_month - timedelta(days=1))


@pytest.fixture
def paper(bare: Portal) -> Paper:
    """A savings monitoring report that nobody has written in yet."""
    programme = factories.make_programme(name="Homes that last")
    today = timezone.localdate()
    return factories.make_paper(
        programme,
        template=newest_template("savings_monitoring"),
        title="Savings of Homes that last",
        meeting_on=today + timedelta(days=14),
        last_update_on=today - timedelta(days=91),
        year_from=today - timedelta(days=365),
    )


def make_savings(owner: object, year: int, programme: Programme) -> None:
    for number in range(1, MANY + 1):
        factories.make_saving(
            programme,
            reference=f"H{number:02}",
            budget_owner=owner,
            year=year,
            forecast=1_000_000,
            delivery="green",
        )


def as_excel_copies_it() -> str:
    """Twelve rows of formatted cells under headings, with one that is no amount."""
    rows = ["Reference\tAchieved to date\tForecast\tPressures\tRAG\tNote"]
    for number in range(1, MANY + 1):
        forecast = "tbc" if number == BAD else " £9,500.00 "
        rows.append(
            f"H{number:02}\t4.{number:02}k\t{forecast}\t(328)\tA\tA late start."
        )
    return "\r\n".join([*rows, "Total\t\t\t\t\t", ""])


def cell(page: Page, reference: str, column: str) -> Locator:
    return page.get_by_label(f"{reference}, {column}")


def open_claim(page: Page, keyboard: Keyboard, saving: str) -> None:
    """Finance opens a claim of its queue."""
    keyboard.press(page.get_by_role("link", name=saving))
    expect(page.locator("h1")).to_contain_text("Validate a claim")


def said_of_it(page: Page, portal: Portal, paper: Paper, year: int) -> tuple[str, str]:
    """What the dashboard and the draft say of a year, each in its first sentence."""
    page.goto(f"{portal.url}/savings/?year={year}")
    dashboard = page.locator(".app-headline").inner_text()
    page.goto(f"{portal.url}{paper.get_absolute_url()}preview/")
    draft = page.get_by_text(re.compile("agreed for.*validated by finance")).first
    return dashboard, draft.inner_text()


def test_twelve_savings_are_returned_by_pasting_accepted_and_validated(
    bare: Portal, page: Page, keyboard: Keyboard, period: ReturnPeriod, paper: Paper
):
    owner = factories.make_user(name="Head of Housing")
    finance = factories.make_user(CouncilRoleName.FINANCE)
    in_year = year_of(period.ends_on)
    make_savings(owner, in_year, paper.programme)
    bare.sign_in(page.context, owner)
    page.goto(bare.url)
    keyboard.press(page.get_by_role("button", name="Fill it in"))
    first, bad = cell(page, "H01", "achieved to date"), f"H{BAD:02}"
    first.wait_for()
    assert_accessible(page)
    assert_fits(page)

    first.evaluate(PASTE, as_excel_copies_it())
    expect(page.get_by_text("12 rows, 60 cells; 1 to mend.")).to_be_visible()
    expect(first).to_have_value("4,010")
    alert = page.get_by_role("alert").get_by_role("link")
    expect(alert).to_have_text(
        f"{bad}, forecast for the year: Write the amount in figures, such as 1,200 "
        "or 1200.50."
    )
    expect(page.locator("[data-autosave-status]")).to_contain_text("Saved")
    page.reload()
    to_mend = cell(page, bad, "forecast for the year")
    expect(to_mend).to_have_value("tbc")
    assert_accessible(page)

    keyboard.press(page.get_by_role("alert").get_by_role("link"))
    expect(to_mend).to_be_focused()
    keyboard.enter(to_mend, "9.5k")
    page.keyboard.press("ArrowDown")
    expect(cell(page, f"H{BAD + 1:02}", "forecast for the year")).to_be_focused()
    keyboard.press(page.get_by_role("button", name="Submit to finance"))
    expect(page.get_by_text("Its figures are claims now")).to_be_visible()

    year = SavingYear.objects.get(saving__reference=bad)
    assert (year.achieved, year.forecast, year.pressure) == (403_000, 950_000, -32_800)
    assert year.achieved_by_month[period.month - 1] == 403_000
    assert Saving.objects.filter(delivery="amber").count() == MANY

    page.context.clear_cookies()
    bare.sign_in(page.context, finance)
    page.goto(bare.url)
    keyboard.press(page.get_by_role("button", name="Read and decide"))
    expect(page.get_by_text("12 savings: 12 changed since last time")).to_be_visible()
    assert_accessible(page)
    assert_fits(page)
    keyboard.press(page.get_by_role("button", name="Accept the return"))
    expect(page.get_by_text("Accepted: Head of Housing")).to_be_visible()
    assert SavingsReturn.objects.get().status == ReturnStatus.ACCEPTED

    dashboard, draft = said_of_it(page, bare, paper, in_year)
    assert "finance has validated none of it yet, and £49k is claimed" in dashboard
    assert "£0 is validated by finance and another £49k is claimed" in draft

    page.goto(f"{bare.url}/savings/validation/?year={in_year}")
    open_claim(page, keyboard, "H01")
    assert_accessible(page)
    assert_fits(page)
    keyboard.choose(page.get_by_label("Budget line reduced in the ledger"))
    keyboard.enter(page.get_by_label("Budget line in the ledger"), "H100 Repairs")
    keyboard.enter(page.get_by_label("Why is it validated?"), "Seen in the ledger.")
    keyboard.press(page.get_by_role("button", name="Validate it"))
    expect(page.get_by_text("Validated: £4,010 of H01")).to_be_visible()

    open_claim(page, keyboard, "H02")
    keyboard.choose(page.get_by_label("Document", exact=True))
    file = {"name": "order.csv", "mimeType": "text/csv", "buffer": b"H200,4020\n"}
    page.locator("input[type=file]").set_input_files(file)
    keyboard.enter(page.get_by_label("Why is it validated?"), "The order is smaller.")
    keyboard.press(page.get_by_role("button", name="Validate it"))
    expect(page.get_by_text("Validated: £4,020 of H02")).to_be_visible()

    open_claim(page, keyboard, "H03")
    keyboard.press(page.get_by_role("link", name="Refuse the claim instead"))
    expect(page.locator("h1")).to_contain_text("Refuse a claim")
    keyboard.enter(page.get_by_label("Why is the claim refused?"), "No line fell.")
    keyboard.press(page.get_by_role("button", name="Refuse it"))
    expect(page.get_by_text("Refused: the claim of H03")).to_be_visible()

    dashboard, draft = said_of_it(page, bare, paper, in_year)
    assert "finance has validated £8,030, and £41k more is claimed" in dashboard
    assert "£8,030 is validated by finance and another £41k is claimed" in draft
    kept = Validation.objects.exclude(evidence="")
    assert list(kept.values_list("amount", flat=True)) == [401_000, 402_000]
    refused = Validation.objects.get(outcome=ValidationOutcome.REFUSED)
    assert refused.reason == "No line fell."
