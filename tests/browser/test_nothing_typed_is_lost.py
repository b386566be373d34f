"""Colleagues, time-outs, reloads, double clicks and pasted Word: nothing is lost."""

import re

from django.contrib.sessions.models import Session
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from common.richtext import to_text
from highlights.models import HighlightReport
from programmes.models import Milestone
from tests.accessibility import assert_accessible
from tests.browser.council import SmallCouncil, make_small_council
from tests.browser.portal import Portal
from tests.factories import (
    PASSWORD,
    make_business_case,
    make_case_version,
    make_programme_manager,
)
from tests.savings.case_forms import CONTENT

MINE = "The contractor starts in May."
THEIRS = "The contractor has withdrawn."
PASTE = """
(text, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  text.dispatchEvent(new ClipboardEvent(
    "paste", {clipboardData: data, bubbles: true, cancelable: true}));
}
"""


def open_report(portal: Portal, page: Page, council: SmallCouncil) -> HighlightReport:
    report = council.start()
    portal.sign_in(page.context, council.officer)
    page.goto(f"{portal.url}/reports/{report.pk}/write/")
    return report


def box(page: Page, label: str) -> Locator:
    return page.get_by_role("textbox", name=label)


def write(page: Page, text: str) -> None:
    """In the editor, over what is there."""
    box(page, "What was done this period").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def said_in(report: HighlightReport) -> str:
    return to_text(HighlightReport.objects.get(pk=report.pk).this_period)


# --- Two people -----------------------------------------------------------------------


def test_two_tabs_see_both_texts_and_choose(
    bare: Portal, page: Page, context: BrowserContext, watch
):
    council = make_small_council()
    report = open_report(bare, page, council)
    second = context.new_page()
    second.goto(page.url)

    write(page, THEIRS)
    page.get_by_role("button", name="Save for later").click()
    expect(page.get_by_text("Saved. It is not submitted yet.")).to_be_visible()
    watch.expected.add(409)
    write(second, MINE)
    expect(second.get_by_text("This was saved elsewhere")).to_be_visible()
    second.get_by_role("button", name="See both texts").click()

    expect(second.locator("main")).to_contain_text(THEIRS)
    expect(second.locator("main")).to_contain_text(MINE)
    assert said_in(report) == THEIRS
    assert_accessible(second)
    second.get_by_label("Keep what I typed").check()
    second.get_by_role("button", name="Save what I chose").click()
    expect(box(second, "What was done this period")).to_have_text(MINE)
    assert said_in(report) == MINE
    before = {to_text(row.this_period) for row in report.history.all()}
    assert THEIRS in before


def test_what_only_one_of_two_changed_needs_no_choice(
    bare: Portal, page: Page, context: BrowserContext
):
    council = make_small_council()
    report = open_report(bare, page, council)
    second = context.new_page()
    second.goto(page.url)

    write(page, THEIRS)
    page.get_by_role("button", name="Save for later").click()
    expect(page.get_by_text("Saved. It is not submitted yet.")).to_be_visible()
    box(second, "In one line").fill("On time.")
    second.get_by_role("button", name="Save for later").click()

    expect(second.get_by_text("together with what was changed")).to_be_visible()
    assert said_in(report) == THEIRS
    assert HighlightReport.objects.get(pk=report.pk).comment == "On time."


def test_nobody_is_taken_for_their_own_colleague(bare: Portal, page: Page):
    """The button is pressed while what was typed is being saved quietly."""
    council = make_small_council()
    report = open_report(bare, page, council)
    on_their_way: list[Route] = []
    page.route("**/autosave/", lambda route: on_their_way.append(route))

    with page.expect_request("**/autosave/"):
        write(page, MINE)
    page.get_by_role("button", name="Save for later").click()
    on_their_way[0].continue_()

    expect(page.get_by_text("Saved. It is not submitted yet.")).to_be_visible()
    assert said_in(report) == MINE


# --- Time-outs and reloads ------------------------------------------------------------


def test_what_was_typed_outlives_the_session(bare: Portal, page: Page):
    council = make_small_council()
    report = open_report(bare, page, council)
    Session.objects.all().delete()

    box(page, "In one line").fill("Two weeks late.")
    page.get_by_role("button", name="Save for later").click()
    page.get_by_label("E-mail address").fill(council.officer.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")

    expect(box(page, "In one line")).to_have_value("Two weeks late.")
    page.get_by_role("button", name="Save for later").click()
    expect(page.get_by_text("Saved. It is not submitted yet.")).to_be_visible()
    assert HighlightReport.objects.get(pk=report.pk).comment == "Two weeks late."


def test_a_reload_finds_what_was_saved_quietly(bare: Portal, page: Page):
    council = make_small_council()
    report = open_report(bare, page, council)

    write(page, MINE)
    expect(page.get_by_text(re.compile(r"^Saved \d"))).to_be_visible()
    page.reload()

    expect(box(page, "What was done this period")).to_have_text(MINE)
    assert said_in(report) == MINE


def test_what_a_table_could_not_save_is_put_back_with_its_rows(
    bare: Portal, page: Page, watch
):
    council = make_small_council()
    case = make_case_version(make_business_case(council.project), content=CONTENT)
    bare.sign_in(page.context, make_programme_manager(council.programme))
    page.goto(f"{bare.url}/savings/cases/versions/{case.pk}/money/?option=share")
    page.on("dialog", lambda leaving: leaving.accept())
    watch.expected.add(400)

    page.get_by_role("button", name="Add another row").click()
    box(page, "Row 3: 2012-13").fill("12,ooo")
    expect(page.get_by_text("Not saved yet: Row 3")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Put it back").click()
    expect(box(page, "Row 3: 2012-13")).to_have_value("12,ooo")
    box(page, "Row 3: 2012-13").fill("12,000")
    box(page, "Row 3: what").fill("Training")

    expect(page.get_by_text(re.compile(r"^Saved \d"))).to_be_visible()
    case.refresh_from_db()
    assert case.parsed.options[1].flows[2].amounts == (1_200_000, 0, 0)


# --- Impatience and strange text ------------------------------------------------------


def test_who_is_quicker_than_the_editor_goes_on_in_it(bare: Portal, page: Page):
    council = make_small_council()
    editor_on_its_way: list[Route] = []
    page.route("**/rich-text-*.js", lambda route: editor_on_its_way.append(route))
    with page.expect_request("**/rich-text-*.js"):
        report = open_report(bare, page, council)

    write(page, "The contractor")
    editor_on_its_way[0].continue_()
    expect(page.get_by_role("toolbar").last).to_be_visible()
    page.keyboard.type(" starts in May.")

    expect(page.get_by_text(re.compile(r"^Saved \d"))).to_be_visible()
    assert said_in(report) == MINE


def test_what_was_typed_before_the_editor_came_is_saved(bare: Portal, page: Page):
    council = make_small_council()
    editor_on_its_way: list[Route] = []
    page.route("**/rich-text-*.js", lambda route: editor_on_its_way.append(route))
    with page.expect_request("**/rich-text-*.js"):
        report = open_report(bare, page, council)

    write(page, MINE)
    editor_on_its_way[0].continue_()

    expect(page.get_by_text(re.compile(r"^Saved \d"))).to_be_visible()
    assert said_in(report) == MINE


def test_script_typed_before_the_editor_came_never_runs(bare: Portal, page: Page):
    council = make_small_council()
    editor_on_its_way: list[Route] = []
    page.route("**/rich-text-*.js", lambda route: editor_on_its_way.append(route))
    with page.expect_request("**/rich-text-*.js"):
        open_report(bare, page, council)

    # The browser would report a handler that the page's policy blocks.
    write(page, "<img src=x onerror=alert(1)><p onclick=alert(2)>Done</p>")
    editor_on_its_way[0].continue_()

    expect(page.get_by_role("toolbar").last).to_be_visible()


def test_a_double_click_starts_one_report(bare: Portal, page: Page):
    council = make_small_council()
    bare.sign_in(page.context, council.officer)
    page.goto(f"{bare.url}/")

    page.get_by_role("button", name="Write it").dblclick()

    expect(page.get_by_role("button", name="Save for later")).to_be_visible()
    assert HighlightReport.objects.filter(period=council.period).count() == 1


def test_a_long_text_from_word_is_cleaned_and_kept(bare: Portal, page: Page):
    council = make_small_council()
    report = open_report(bare, page, council)
    html = word_html(200_000)

    write(page, "")
    box(page, "What was done this period").evaluate(
        f"(it, h) => ({PASTE})(it, h)", html
    )
    page.get_by_role("button", name="Save for later").click()
    expect(page.get_by_text("Saved. It is not submitted yet.")).to_be_visible()

    kept = HighlightReport.objects.get(pk=report.pk).this_period
    assert kept.count("<p>") == html.count("<p ")
    assert "<strong>" in kept
    assert "mso" not in kept
    assert "style" not in kept


def word_html(size: int) -> str:
    paragraph = (
        '<p class="MsoNormal" style="mso-fareast-language:EN-GB;margin:0cm">'
        '<b style="mso-bidi-font-weight:normal">Counter</b><o:p></o:p> opened</p>'
    )
    return paragraph * (size // len(paragraph) + 1)


def test_script_is_taken_out_and_never_runs(bare: Portal, page: Page):
    council = make_small_council()
    report = open_report(bare, page, council)
    page.on("dialog", lambda dialog: dialog.dismiss())
    attack = "<img src=x onerror=alert(1)><script>alert(2)</script><p>Done</p>"

    page.locator('textarea[name="this_period"]').evaluate(
        "(it, attack) => { it.value = attack; }", attack
    )
    box(page, "In one line").fill("<script>alert(3)</script>")
    with page.expect_navigation():
        page.locator("#report").evaluate("form => form.requestSubmit()")
    page.goto(f"{bare.url}/reports/{report.pk}/")

    expect(page.get_by_text("<script>alert(3)</script>").first).to_be_visible()
    kept = HighlightReport.objects.get(pk=report.pk).this_period
    assert to_text(kept) == "Done"
    assert "onerror" not in kept


def test_the_31st_of_june_is_an_error_that_keeps_what_was_typed(
    bare: Portal, page: Page
):
    council = make_small_council()
    milestone = Milestone.objects.get(project=council.project)
    bare.sign_in(page.context, make_programme_manager(council.programme))
    page.goto(f"{bare.url}/milestones/{milestone.pk}/edit/")
    title, forecast = box(page, "What will have happened?"), box(page, "Forecast")

    title.fill("All counters open, and staffed")
    forecast.fill("31 June 2027")
    page.get_by_role("button", name=re.compile("^Save")).click()

    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    expect(forecast).to_have_value("31 June 2027")
    expect(title).to_have_value("All counters open, and staffed")
    assert_accessible(page)
