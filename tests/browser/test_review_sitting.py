"""A strand lead reviews the twenty risks of a register at one sitting, by keyboard."""

import re
from datetime import timedelta
from time import perf_counter

from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from risks import services
from risks.models import Register, Risk, RiskReview
from risks.scoring import Score
from tests import factories
from tests.accessibility import assert_accessible
from tests.browser.keyboard import Keyboard
from tests.browser.portal import Portal

MOST_IF_UNCHANGED = 3
LONG_AGO = timedelta(days=200)
SCORES = [(5, 5), (4, 4), (3, 4), (2, 3), (1, 2)]
TWENTY = [
    f"{what} of the {where}"
    for what in ("Late opening", "Overspend", "Loss of staff", "Weak demand")
    for where in ("library", "depot", "town hall", "leisure centre", "archive")
]
# Which of the twenty, counted from 1, have changed; and to what likelihood and impact.
CHANGED = {2: (5, 4), 9: (2, 2), 15: (1, 1)}


def make_register() -> tuple[Register, User]:
    """Twenty risks of a strand, all due, as services would have left them."""
    factories.make_council()
    strand = factories.make_strand(name="Buildings")
    lead = factories.make_strand_lead(strand)
    at = timezone.now() - LONG_AGO
    register = services.open_register(
        strand, scheme=factories.make_scoring_scheme(), by=lead, at=at
    )
    for nth, title in enumerate(TWENTY):
        likelihood, impact = SCORES[nth % len(SCORES)]
        risk = services.add_risk(
            register,
            by=lead,
            reason="Found when the strand was planned.",
            at=at,
            title=title,
            cause="the contractor is new to us",
            event="the work takes longer than planned",
            consequence="a building that cannot be used",
            owner=lead,
            current_likelihood=likelihood,
            current_impact=impact,
            current_reason="As estimated at the start.",
        )
        services.add_control(
            risk, description="The contractor reports each week.", by=lead, at=at
        )
    return register, lead


def begin(portal: Portal, page: Page, keyboard: Keyboard) -> Register:
    """From the page of the register to the first of its risks."""
    register, lead = make_register()
    portal.sign_in(page.context, lead)
    page.goto(portal.url + register.get_absolute_url())
    keyboard.press(page.get_by_role("button", name="Review the register"))
    expect(page.locator("main")).to_contain_text("20 risks due for review")
    assert_accessible(page)
    keyboard.press(page.get_by_role("button", name="Review 20 risks"))
    return register


def expect_risk(page: Page, nth: int) -> None:
    """The risk is shown, and the focus is where the work is."""
    expect(page.locator("h1")).to_contain_text(f"{nth} of 20")
    expect(page.locator("h1")).to_contain_text(TWENTY[nth - 1])
    expect(reason_box(page)).to_be_focused()


def reason_box(page: Page) -> Locator:
    return page.get_by_role("textbox", name=re.compile("why does it stand there"))


def review(keyboard: Keyboard, nth: int) -> int:
    """How many interactions it took."""
    page, before = keyboard.page, keyboard.interactions
    keyboard.enter(reason_box(page), f"Looked at as number {nth} with the contractor.")
    if nth in CHANGED:
        likelihood, impact = CHANGED[nth]
        keyboard.choose(radio(page, "current_likelihood", likelihood))
        keyboard.choose(radio(page, "current_impact", impact))
        keyboard.press(page.get_by_role("button", name="Save and next"))
    else:
        keyboard.press(reason_box(page))
    return keyboard.interactions - before


def radio(page: Page, name: str, place: int) -> Locator:
    return page.locator(f'input[name="{name}"][value="{place}"]')


def test_twenty_risks_are_reviewed_by_keyboard_in_one_sitting(
    bare: Portal, page: Page, keyboard: Keyboard, record_property
):
    register = begin(bare, page, keyboard)
    began, taken = perf_counter(), {}

    for nth in range(1, 21):
        expect_risk(page, nth)
        if nth == 2:
            assert_accessible(page)
        taken[nth] = review(keyboard, nth)
    expect(page.locator("main")).to_contain_text(
        "20 reviews today: 1 got worse, 2 improved and 17 stayed as they were."
    )
    seconds = perf_counter() - began

    record_property("interactions", keyboard.interactions)
    record_property("seconds", round(seconds))
    unchanged = {nth: count for nth, count in taken.items() if nth not in CHANGED}
    assert max(unchanged.values()) <= MOST_IF_UNCHANGED, keyboard.done
    changed = page.get_by_role("table", name="Changed today")
    expect(changed.get_by_role("row")).to_have_count(1 + len(CHANGED))
    expect(page.locator("main")).to_contain_text("Every risk of the register")
    assert_accessible(page)
    assert RiskReview.objects.count() == 20
    found = Risk.objects.filter(register=register).order_by("pk")
    now = {nth: risk.current for nth, risk in enumerate(found, start=1)}
    assert {nth: now[nth] for nth in CHANGED} == {
        nth: Score(*score) for nth, score in CHANGED.items()
    }


def test_a_sitting_is_left_and_resumed_where_it_was(
    bare: Portal, page: Page, keyboard: Keyboard
):
    register = begin(bare, page, keyboard)
    expect_risk(page, 1)
    review(keyboard, 1)
    expect_risk(page, 2)
    keyboard.press(page.get_by_role("link", name="Skip", exact=True))
    expect_risk(page, 3)

    page.goto(bare.url + register.get_absolute_url())
    keyboard.press(page.get_by_role("button", name="Review the register"))
    keyboard.press(page.get_by_role("button", name="Review 19 risks"))

    expect_risk(page, 2)


def test_enter_pressed_twice_makes_one_review(
    bare: Portal, page: Page, keyboard: Keyboard
):
    begin(bare, page, keyboard)
    expect_risk(page, 1)

    keyboard.enter(reason_box(page), "Looked at with the contractor.")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_contain_text("2 of 20")
    assert RiskReview.objects.count() == 1


def test_a_colleague_who_was_quicker_costs_nothing_typed(
    bare: Portal, page: Page, keyboard: Keyboard
):
    register = begin(bare, page, keyboard)
    expect_risk(page, 1)
    risk = Risk.objects.filter(register=register).order_by("pk").first()
    assert risk is not None
    services.review_risk(
        risk, risk.version, score=Score(4, 5), by=None, reason="The depot is leased."
    )

    keyboard.enter(reason_box(page), "Looked at with the contractor.")
    keyboard.choose(radio(page, "current_likelihood", 3))
    keyboard.press(page.get_by_role("button", name="Save and next"))

    main = page.locator("main")
    expect(main).to_contain_text("This was saved while you were writing")
    expect(main).to_contain_text("The depot is leased.")
    expect(main).to_contain_text("4 Likely")
    expect(reason_box(page)).to_have_value("Looked at with the contractor.")
    assert_accessible(page)
    keyboard.press(page.get_by_role("button", name="Save and next"))
    expect_risk(page, 2)
    assert RiskReview.objects.count() == 2
