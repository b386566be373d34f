"""The editor of a scoring scheme, worked by keyboard, its matrix redrawn on the way."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from accounts.choices import CouncilRoleName
from risks.models import ScoringScheme
from risks.scoring import Score
from tests import factories
from tests.accessibility import assert_accessible, assert_fits
from tests.browser.conftest import Visit
from tests.browser.keyboard import Keyboard
from tests.browser.portal import Portal
from tests.browser.watch import Watch

GAP = "A gap: a score of 15 is in no band."
OVERLAP = "An overlap: a score of 12 is in more than one band, High and Significant."
WHOLE = "Every score is in exactly one band."


@pytest.fixture
def scheme() -> ScoringScheme:
    factories.make_council()
    return factories.make_scoring_scheme()


def edit(visit: Visit, portal: Portal, scheme: ScoringScheme) -> Page:
    office = factories.make_user(CouncilRoleName.PROGRAMME_OFFICE)
    return visit(portal, f"/risks/schemes/{scheme.pk}/edit/", by=office)


def words(page: Page) -> Locator:
    return page.get_by_role("status")


def cell(page: Page, likelihood: str, impact: int) -> Locator:
    row = page.locator(".app-matrix tbody tr").filter(has_text=likelihood)
    return row.locator("td").nth(impact - 1)


def test_a_gap_is_said_while_it_is_typed_mended_and_saved(
    bare: Portal, scheme: ScoringScheme, visit: Visit, keyboard: Keyboard
):
    page = edit(visit, bare, scheme)
    expect(words(page)).to_contain_text(WHOLE)

    keyboard.enter(page.get_by_label("Band 4: lowest score"), "16")
    expect(words(page)).to_contain_text(GAP)
    expect(cell(page, "Almost certain", 3)).to_have_text(re.compile("15.*No band"))
    assert_accessible(page)

    keyboard.enter(page.get_by_label("Band 4: lowest score"), "12")
    expect(words(page)).to_contain_text(OVERLAP)
    expect(cell(page, "Likely", 3)).to_contain_text("High and Significant")

    keyboard.enter(page.get_by_label("Band 3: highest score"), "10")
    expect(words(page)).to_contain_text(WHOLE)
    expect(cell(page, "4 Likely", 3)).to_contain_text("Significant")
    keyboard.enter(page.get_by_label("Why this scheme?"), "The committee agreed it.")
    keyboard.press(page.get_by_role("button", name="Save as a new version"))

    expect(page.get_by_text("Saved: 5 by 5")).to_be_visible()
    made = ScoringScheme.objects.get(version=2).scheme
    assert made.band(Score(4, 3)).label == "Significant"
    assert_accessible(page)


def test_the_focus_stays_where_somebody_types(
    bare: Portal, scheme: ScoringScheme, visit: Visit, keyboard: Keyboard
):
    page = edit(visit, bare, scheme)
    label = page.get_by_label("Band 4: name")

    keyboard.enter(label, "Grave")

    expect(page.locator(".app-matrix-key")).to_contain_text("Grave")
    expect(label).to_be_focused()


def test_enter_shows_the_matrix_and_saves_nothing(
    bare: Portal, scheme: ScoringScheme, visit: Visit, keyboard: Keyboard
):
    page = edit(visit, bare, scheme)

    keyboard.enter(page.get_by_label("Band 4: lowest score"), "16")
    page.keyboard.press("Enter")
    page.wait_for_url("**/edit/#matrix")

    expect(words(page)).to_contain_text(GAP)
    expect(page.get_by_label("Band 4: lowest score")).to_have_value("16")
    assert ScoringScheme.objects.count() == 1


def test_a_level_is_added_where_it_is_wanted(
    bare: Portal, scheme: ScoringScheme, visit: Visit, keyboard: Keyboard
):
    page = edit(visit, bare, scheme)

    keyboard.press(
        page.get_by_role("button", name="Add a level of impact after level 5")
    )
    page.wait_for_url("**/edit/#rows-impact")

    expect(page.get_by_label("Impact 6: name")).to_have_value("")
    expect(page.get_by_label("Impact 6: mark")).to_have_value("6")


def test_who_was_signed_out_is_told_and_loses_nothing(
    bare: Portal, scheme: ScoringScheme, visit: Visit, watch: Watch
):
    page = edit(visit, bare, scheme)
    watch.expected |= {401, 403}
    page.context.clear_cookies()

    page.get_by_label("Band 4: lowest score").fill("16")

    expect(words(page)).to_contain_text("The matrix could not be redrawn")
    expect(page.get_by_label("Band 4: lowest score")).to_have_value("16")


def test_the_editor_fits_a_telephone(bare: Portal, scheme: ScoringScheme, visit: Visit):
    assert_fits(edit(visit, bare, scheme))
