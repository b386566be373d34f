"""A budget owner pastes a return of twelve savings; finance accepts it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from accounts.choices import CouncilRoleName
from common.periods import add_months, year_of
from savings.choices import ReturnStatus
from savings.models import ReturnPeriod, Saving, SavingsReturn, SavingYear
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


def make_savings(owner: object, year: int) -> None:
    for number in range(1, MANY + 1):
        factories.make_saving(
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


def test_twelve_savings_are_returned_by_pasting_and_accepted_by_finance(
    bare: Portal, page: Page, keyboard: Keyboard, period: ReturnPeriod
):
    owner = factories.make_user(name="Head of Housing")
    finance = factories.make_user(CouncilRoleName.FINANCE)
    make_savings(owner, year_of(period.ends_on))
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
