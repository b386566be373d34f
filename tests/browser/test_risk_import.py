"""An officer takes a register of 200 rows over from a spreadsheet, by keyboard."""

from urllib.parse import urlsplit

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page, expect

from accounts.choices import CouncilRoleName
from accounts.models import User
from risks.models import Register, Risk
from tests import factories
from tests.accessibility import assert_accessible, assert_fits
from tests.browser.keyboard import Keyboard
from tests.browser.portal import Portal
from tests.common.importing.sheets import saved

ROWS, FIRST = 200, 4  # rows of risks, and the row of the first of them
NAMES = (
    "Risk ID",
    "Risk title",
    "Risk owner",
    "Residual score",
    "",
    "Next review date",
)
# Where the five bad rows are, what they say, and what they should.
BAD = {
    "D10": ("Very likley", "Likely"),
    "C25": ("Nobody Known", "Pat Office"),
    "F77": ("31 June 2027", "30 June 2027"),
    "B120": (None, "A title"),
    "E203": (9, 4),
}
TAKES = 60_000


def old_register(*, is_mended: bool) -> bytes:
    """As a council has it: a title, two rows of headings, and here and there a slip."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("Risk log 2026")
    sheet.append(["Exampleshire Council: risks of the library programme"])
    sheet.append(NAMES)
    sheet.append(["", "", "", "Likelihood", "Impact", ""])
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("D2:E2")
    for n in range(1, ROWS + 1):
        sheet.append(
            [f"LIB{n}", f"Library risk {n}", "Pat Office", "Likely", 4, "1 March 2027"]
        )
    for cell, (slip, mended) in BAD.items():
        sheet[cell] = mended if is_mended else slip
    return saved(book)


def choose_file(page: Page, name: str, content: bytes) -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    file = {"name": name, "mimeType": kind, "buffer": content}
    page.get_by_label("Your register").set_input_files(file)


def upload(keyboard: Keyboard, name: str, content: bytes) -> None:
    choose_file(keyboard.page, name, content)
    keyboard.press(keyboard.page.get_by_role("button", name="Upload and look it over"))


@pytest.fixture
def office(bare: Portal) -> User:
    factories.make_council()
    return factories.make_user(CouncilRoleName.PROGRAMME_OFFICE, name="Pat Office")


@pytest.fixture
def register(bare: Portal) -> Register:
    return factories.make_register()


def test_a_register_of_200_rows_is_taken_over_mended_and_handed_back(
    bare: Portal, page: Page, keyboard: Keyboard, office: User, register: Register
):
    bare.sign_in(page.context, office)
    page.goto(f"{bare.url}/risks/registers/{register.pk}/import/")
    assert_accessible(page)

    upload(keyboard, "old.xlsx", old_register(is_mended=False))
    page.wait_for_url("**/columns/")
    expect(page.get_by_label("D: Residual score Likelihood")).to_have_value(
        "current_likelihood"
    )
    assert_accessible(page)
    assert_fits(page)
    keyboard.press(page.get_by_role("button", name="Show what would happen"))

    to_mend = page.get_by_role("table", name="To mend").locator("tbody th")
    expect(to_mend).to_have_count(len(BAD))
    assert [text.split()[0] for text in to_mend.all_inner_texts()] == list(BAD)
    expect(page.get_by_role("button", name="Import all of it")).to_have_count(0)
    assert_accessible(page)
    assert_fits(page)

    keyboard.press(page.get_by_role("link", name="Upload the mended file"))
    page.wait_for_url("**/import/")
    upload(keyboard, "mended.xlsx", old_register(is_mended=True))
    expect(page.get_by_text("200 new risks")).to_be_visible()
    keyboard.press(page.get_by_role("button", name="Import all of it"))
    expect(page.get_by_role("button", name="Undo this import")).to_be_visible(
        timeout=TAKES
    )
    assert Risk.objects.filter(register=register).open().count() == ROWS
    assert_accessible(page)

    workbook = page.request.get(
        f"{bare.url}/risks/registers/{register.pk}/workbook/"
    ).body()
    page.goto(f"{bare.url}/risks/registers/{register.pk}/import/")
    upload(keyboard, "exported.xlsx", workbook)
    expect(page.get_by_text("200 without a change")).to_be_visible()
    expect(page.get_by_text("The register says all of this already")).to_be_visible()


def test_an_import_is_undone_with_two_keys(
    bare: Portal, page: Page, keyboard: Keyboard, office: User, register: Register
):
    bare.sign_in(page.context, office)
    page.goto(f"{bare.url}/risks/registers/{register.pk}/import/")
    csv = b"Reference,Title\nA1,The library floods\n"
    upload(keyboard, "small.csv", csv)
    keyboard.press(page.get_by_role("button", name="Import all of it"))
    before = len(keyboard.done)

    keyboard.press(page.get_by_role("button", name="Undo this import"))
    page.wait_for_url("**/undo/")
    assert_accessible(page)
    keyboard.press(page.get_by_role("button", name="Undo the import"))

    expect(page.get_by_text("Undone: the import of small.csv")).to_be_visible()
    assert len(keyboard.done) - before == 2
    assert not Risk.objects.exists()


def test_a_file_that_is_refused_leads_to_its_field(
    bare: Portal, page: Page, keyboard: Keyboard, office: User, register: Register
):
    bare.sign_in(page.context, office)
    page.goto(f"{bare.url}/risks/registers/{register.pk}/import/")

    upload(keyboard, "register.xlsx", b"This is no workbook.")

    expect(page.get_by_role("alert")).to_contain_text("This file is damaged")
    keyboard.press(page.get_by_role("alert").get_by_role("link"))
    assert page.evaluate("document.activeElement.name") == "file"
    assert_accessible(page)
    assert urlsplit(page.url).path == f"/risks/registers/{register.pk}/import/"
