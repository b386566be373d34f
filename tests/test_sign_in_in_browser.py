"""Signing in with a real browser and the keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.accessibility import assert_accessible, assert_fits
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.browser

PAGES = [
    "/accounts/login/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/inactive/",
]
SIGNED_IN_PAGES = [
    "/accounts/logout/",
    "/accounts/password/change/",
    "/accounts/two-steps/totp/activate/",
    "/accounts/two-steps/",
]


@pytest.fixture
def officer(live_server):
    return make_user()


def sign_in(page: Page, live_server, officer) -> None:
    page.goto(f"{live_server.url}/accounts/login/?next=/accounts/two-steps/")
    page.get_by_label("E-mail address").focus()
    page.keyboard.type(officer.email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{live_server.url}/accounts/two-steps/")


def test_an_officer_signs_in_with_the_keyboard(page: Page, live_server, officer):
    sign_in(page, live_server, officer)

    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
def test_the_entrance_is_accessible(page: Page, live_server, path):
    page.goto(live_server.url + path)

    assert_accessible(page)
    assert_fits(page)


def test_the_pages_about_ones_own_sign_in_are_accessible(
    page: Page, live_server, officer
):
    sign_in(page, live_server, officer)

    for path in SIGNED_IN_PAGES:
        page.goto(live_server.url + path)

        assert_accessible(page)
        assert_fits(page)


def test_a_sign_in_that_fails_says_why(page: Page, live_server, officer):
    page.goto(f"{live_server.url}/accounts/login/")
    page.get_by_label("E-mail address").fill(officer.email)
    page.get_by_label("Password", exact=True).fill("not this one")
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_be_visible()
    assert page.title().startswith("Error")
    assert_accessible(page)
