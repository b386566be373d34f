"""What goes wrong gets a page that can be read, by everybody."""

from http import HTTPStatus

import pytest
from playwright.sync_api import Page, expect

from tests.accessibility import assert_accessible, assert_fits
from tests.browser.council import make_small_council
from tests.browser.portal import Portal
from tests.factories import make_user

TOO_LARGE = "x" * 2_600_000


@pytest.mark.parametrize(
    "path",
    [
        "/no-such-page/",
        "/projects/2000000000/",
        "/reports/2000000000/",
        "/papers/no-such-paper/",
        "/programmes/no-such-programme/",
        "/published/no-such-paper/",
    ],
)
def test_what_is_not_there_is_not_found(bare: Portal, page: Page, watch, path):
    watch.expected.add(HTTPStatus.NOT_FOUND)
    bare.sign_in(page.context, make_user())

    answer = page.goto(bare.url + path)

    assert answer.status == HTTPStatus.NOT_FOUND
    expect(page.locator("h1")).to_contain_text("not found")
    assert_accessible(page)
    assert_fits(page)


def test_what_only_a_button_does_is_not_done_by_its_address(
    bare: Portal, page: Page, watch
):
    council = make_small_council()
    watch.expected.add(HTTPStatus.METHOD_NOT_ALLOWED)
    bare.sign_in(page.context, council.officer)

    answer = page.goto(bare.url + council.write_path)

    assert answer.status == HTTPStatus.METHOD_NOT_ALLOWED
    expect(page.locator("h1")).to_be_visible()
    assert_accessible(page)


def test_what_is_not_ones_own_is_refused_in_words(bare: Portal, page: Page, watch):
    council = make_small_council()
    report = council.start()
    watch.expected.add(HTTPStatus.FORBIDDEN)
    bare.sign_in(page.context, make_user())

    answer = page.goto(f"{bare.url}/reports/{report.pk}/write/")

    assert answer.status == HTTPStatus.FORBIDDEN
    expect(page.locator("h1")).to_be_visible()
    assert_accessible(page)


def test_a_text_too_large_gets_a_page_that_says_so(bare: Portal, page: Page, watch):
    council = make_small_council()
    report = council.start()
    watch.expected.add(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    bare.sign_in(page.context, council.officer)
    page.goto(f"{bare.url}/reports/{report.pk}/write/")

    page.locator('[name="comment"]').evaluate(
        "(it, text) => { it.removeAttribute('maxlength'); it.value = text; }", TOO_LARGE
    )
    page.get_by_role("button", name="Save for later").click()

    expect(page.locator("h1")).to_contain_text("too large")
    assert_accessible(page)
    assert_fits(page)
