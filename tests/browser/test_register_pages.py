"""Registers by keyboard alone: from the list of them to one risk, and what changed."""

import re

from playwright.sync_api import Page, expect

from accounts.choices import CouncilRoleName
from risks.models import Register
from tests import factories
from tests.accessibility import assert_accessible
from tests.browser.keyboard import Keyboard
from tests.browser.portal import Portal

PHONE = {"width": 320, "height": 700}


def make_full_register() -> Register:
    """A programme's register with a risk in every band, one of them exempt."""
    programme = factories.make_programme(name="Waste")
    register = factories.make_register(programme)
    for title, score in (("Strike", (5, 5)), ("Fire", (3, 4)), ("Rain", (1, 2))):
        factories.make_risk(register, title=title, current=score, inherent=(5, 5))
    factories.make_risk(register, title="Secret", current=(5, 5), **factories.EXEMPT)
    return register


def test_a_councillor_finds_the_worst_risk_by_keyboard(
    bare: Portal, page: Page, keyboard: Keyboard
):
    make_full_register()
    bare.sign_in(page.context, factories.make_user(CouncilRoleName.MEMBER))
    page.goto(bare.url + "/risks/")
    assert_accessible(page)

    keyboard.press(page.get_by_role("link", name="Waste", exact=True))
    expect(page.locator("h1")).to_have_text("Risk register of Waste")
    expect(page.get_by_text("1 entry is withheld")).to_be_visible()
    assert_accessible(page)

    band = page.get_by_label(re.compile("^Band"))
    keyboard.tab_to(band)
    page.keyboard.type("Sig")
    keyboard.press(page.get_by_role("button", name="Apply filters"))
    expect(page.get_by_text("1 of 3 risks")).to_be_visible()
    expect(
        page.get_by_role("link", name="Remove filter Band: Significant")
    ).to_be_visible()

    keyboard.press(page.get_by_role("link", name="Matrix"))
    expect(page.locator("h1")).to_contain_text("Matrix")
    assert_accessible(page)
    keyboard.press(page.get_by_role("link", name=re.compile("^R\\d+ Strike$")))
    expect(page.locator("h1")).to_contain_text("Strike")


def test_a_cell_of_the_matrix_leads_to_its_risks(
    bare: Portal, page: Page, keyboard: Keyboard
):
    register = make_full_register()
    bare.sign_in(page.context, factories.make_user(CouncilRoleName.MEMBER))
    page.goto(f"{bare.url}/risks/registers/{register.pk}/matrix/")

    keyboard.press(page.get_by_role("link", name="Inherent"))
    keyboard.press(page.get_by_role("link", name=re.compile("^List 3 risks")))

    expect(
        page.get_by_role("link", name=re.compile("Cell of the matrix"))
    ).to_be_visible()
    assert page.locator("tbody tr").count() == 3
    keyboard.press(page.get_by_role("link", name=re.compile("Cell of the matrix")))
    expect(page.get_by_text("3 risks", exact=True)).to_be_visible()


def test_the_numbers_of_a_trend_are_one_key_away(
    bare: Portal, page: Page, keyboard: Keyboard
):
    register = make_full_register()
    bare.sign_in(page.context, factories.make_user(CouncilRoleName.MEMBER))
    page.goto(f"{bare.url}/risks/registers/{register.pk}/trend/")

    keyboard.press(page.locator("summary", has_text="The numbers"))

    expect(page.get_by_role("table")).to_be_visible()
    assert_accessible(page)


def test_no_page_of_a_register_is_wider_than_a_phone(bare: Portal, page: Page):
    register = make_full_register()
    bare.sign_in(page.context, factories.make_user(CouncilRoleName.MEMBER))
    page.set_viewport_size(PHONE)

    for name in ("", "matrix/", "matrix/?position=all", "trend/", "changes/"):
        page.goto(f"{bare.url}/risks/registers/{register.pk}/{name}")
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= PHONE["width"], f"{name} is {width} wide."
        assert_accessible(page)
