"""What every page owes its reader: found by its links, opened in a real browser.

Each is opened by somebody of the demo council who may, on a wide screen, on a small
telephone and on paper.
"""

import fcntl
import re

import pytest
from playwright.sync_api import Page

from tests.access_matrix.rows import Row
from tests.accessibility import SAME_AT_ANY_WIDTH, assert_accessible, assert_fits
from tests.browser.addresses import Found, kept_addresses, person
from tests.every_url import every_url
from tests.test_access_matrix import tables

WIDE = {"width": 1280, "height": 900}
TITLE = re.compile(r"^\S.* – \S.*$", re.DOTALL)
MOST_TABS = 400

# Answers that are no page to look at, each with its reason.
NO_PAGE: dict[str, str] = {
    "healthz": "JSON for a probe",
    "programmes:brand_css": "a style sheet",
    "reports:block_export": "a spreadsheet",
    "reports:portfolio_export": "a spreadsheet",
    "reports:paper_preview_file": "a PDF",
    "reports:paper_publication_file": "a file of a publication",
    "reports:published_file": "a file of a publication",
    "risks:risk_export": "a spreadsheet",
    "risks:register_export": "a spreadsheet",
    "risks:register_workbook_export": "a spreadsheet",
    "risks:import_problems_export": "a spreadsheet",
    "savings:benefit_export": "a spreadsheet",
    "savings:case_export": "a spreadsheet",
    "savings:dashboard_export": "a spreadsheet",
    "savings:evidence_file": "a document that finance was shown",
    "savings:import_problems_export": "a spreadsheet",
    "savings:monitoring_export": "a spreadsheet",
    "savings:saving_export": "a spreadsheet",
    "savings:workbook_export": "a spreadsheet",
}


def pages() -> list[str]:
    """What somebody gets to see by GET, as the access matrix tells."""
    rows = tables()
    return sorted(
        {
            url.name
            for url in every_url()
            if url.name not in NO_PAGE
            and any(200 in row.get.values() for row in rows.get(url.name, [Row()]))
        }
    )


SHOWN = """
() => [...document.querySelectorAll(
    'main h1, main h2, main h3, main caption, main th, main svg[role=img]')]
  .filter(part => !part.closest('form, details, nav, [hidden]'))
  .filter(part => part.checkVisibility() && part.getClientRects().length > 0)
  .map(part => part.textContent.trim().replace(/\\s+/g, ' ').slice(0, 80))
"""
POSITIVE_TABINDEX = 'document.querySelectorAll(\'[tabindex]:not([tabindex="0"])' + (
    ':not([tabindex="-1"])\').length'
)


@pytest.fixture
def found(demo, shared) -> Found:
    with (shared / "addresses.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return kept_addresses(shared / "addresses.json")


@pytest.mark.parametrize("name", pages())
def test_page(name: str, found, demo, page: Page, visit):
    assert name in found.addresses, f"No link leads anybody to {name}, or it fails."
    address = found.addresses[name]
    page.set_viewport_size(WIDE)

    visit(demo, address.path, by=person(address.reader))

    assert TITLE.match(page.title()), f"The title is {page.title()!r}."
    assert page.locator("h1").count() == 1
    assert_keys_reach_the_main_action(page)
    assert_accessible(page)
    assert_prints_whole(page)
    assert_fits(page, WIDE["width"])
    assert_fits(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert_accessible(page, without=SAME_AT_ANY_WIDTH)


def test_no_link_leads_where_its_reader_may_not_go(found):
    assert not found.dead_ends, "\n".join(found.dead_ends)


def test_no_two_pages_have_one_title(found):
    by_title: dict[str, list[str]] = {}
    for address in found.addresses.values():
        if address.page in NO_PAGE:
            continue
        by_title.setdefault(" ".join(address.title.split()), []).append(address.page)

    shared_by_many = {t: names for t, names in by_title.items() if len(names) > 1}

    assert not shared_by_many


def assert_prints_whole(page: Page) -> None:
    """Headings, tables and drawings on the screen are on paper, too."""
    on_screen = page.evaluate(SHOWN)
    page.emulate_media(media="print")
    on_paper = page.evaluate(SHOWN)
    page.emulate_media(media="screen")

    missing = [text for text in on_screen if text not in on_paper]
    assert not missing, f"{page.url}: not on paper: {missing}"


def assert_keys_reach_the_main_action(page: Page) -> None:
    """Tab leads to the first button, the skip link first; nothing jumps the queue.

    Where the focus is put on the work itself, Tab goes on from there.
    """
    assert page.evaluate(POSITIVE_TABINDEX) == 0
    if page.locator("main [autofocus]").count() == 0:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "govuk-skip-link"
    action = page.locator("main .govuk-button:visible:enabled").first
    if action.count() == 0:
        return
    wanted = action.element_handle()
    for _ in range(MOST_TABS):
        if wanted.evaluate("it => it === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{page.url}: {MOST_TABS} tabs do not lead to {action}.")
