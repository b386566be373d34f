"""Autosave and the editor in a real browser: nothing typed is lost, all by keyboard."""

import mimetypes
from dataclasses import dataclass, field
from email.parser import BytesParser
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from playwright.sync_api import BrowserContext, Page, Route, expect

from common.forms import RichTextarea

pytestmark = pytest.mark.browser

ORIGIN = "https://portal.example"
REST = 1500  # what frontend/js/autosave.js waits after the last key
POLICY = "; ".join(
    f"{name} {' '.join(allowed)}"
    for name, allowed in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items()
)


class ReportForm(forms.Form):
    summary = forms.CharField(label="Summary", required=False)
    text = forms.CharField(label="This period", widget=RichTextarea, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, initial=1)


@dataclass
class FakePortal:
    """Answers the browser as the portal would, without one."""

    status: int = 200
    version: int = 1
    saved: list[dict[str, str]] = field(default_factory=list)
    sent: list[dict[str, str]] = field(default_factory=list)

    def answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(ORIGIN)
        if path.startswith("/static/"):
            answer_file(route, path.removeprefix("/static/"))
        elif path == "/save/":
            self.answer_save(route)
        else:
            self.answer_page(route)

    def answer_page(self, route: Route) -> None:
        if route.request.method == "POST":
            self.sent.append(fields_of(route))
        form = ReportForm(initial={"version": self.version})
        written = (
            '<h1>Report</h1><form method="post" enctype="multipart/form-data" '
            'data-autosave="/save/" data-autosave-owner="7">'
            f"{render_to_string('common/_autosave.html')}{form}"
            "<button>Submit</button></form>"
        )
        body = render_to_string("base.html").replace("</main>", f"{written}</main>")
        headers = {"Content-Security-Policy": POLICY}
        route.fulfill(body=body, content_type="text/html", headers=headers)

    def answer_save(self, route: Route) -> None:
        if self.status != HttpResponse.status_code:
            route.fulfill(status=self.status, json={"message": "Too long."})
            return
        self.version += 1
        self.saved.append(fields_of(route))
        route.fulfill(json={"version": self.version})


def answer_file(route: Route, name: str) -> None:
    path = Path(settings.BASE_DIR, "static", name)
    if not path.is_file():  # htmx comes from its package
        route.fulfill(body="", content_type="text/javascript")
        return
    kind = mimetypes.guess_type(path.name)[0]
    route.fulfill(body=path.read_bytes(), content_type=kind)


def fields_of(route: Route) -> dict[str, str]:
    """What a form sent, from its multipart body."""
    kind = route.request.headers["content-type"]
    body = route.request.post_data_buffer or b""
    message = BytesParser().parsebytes(f"Content-Type: {kind}\n\n".encode() + body)
    return {
        str(part.get_param("name", header="content-disposition")): str(
            part.get_payload(decode=True), "utf-8"
        )
        for part in message.walk()
        if not part.is_multipart()
    }


@pytest.fixture
def portal(context: BrowserContext) -> FakePortal:
    fake = FakePortal()
    context.route(f"{ORIGIN}/**", fake.answer)
    return fake


@pytest.fixture
def report(page: Page, portal: FakePortal) -> Page:
    page.goto(ORIGIN)
    expect(page.get_by_role("toolbar")).to_be_visible()
    return page


@pytest.fixture
def rough_report(context: BrowserContext, portal: FakePortal) -> Page:
    """The same page where the browser may report that a save was refused."""
    page = context.new_page()
    page.goto(ORIGIN)
    expect(page.get_by_role("toolbar")).to_be_visible()
    return page


def status_of(page: Page) -> str:
    return page.locator("[data-autosave-status]").inner_text()


def type_summary(page: Page, words: str) -> None:
    page.get_by_label("Summary").fill(words)
    page.wait_for_timeout(REST + 400)


def test_typing_is_saved_quietly_with_the_time(report, portal):
    type_summary(report, "On track.")

    assert status_of(report).startswith("Saved ")
    assert portal.saved[0]["summary"] == "On track."
    assert portal.saved[0]["version"] == "1"
    assert report.locator("[name=version]").input_value() == "2"


def test_nothing_is_saved_before_anything_is_typed(report, portal):
    report.wait_for_timeout(REST + 400)

    assert portal.saved == []


def test_what_cannot_be_saved_is_kept_and_offered_again(rough_report, portal):
    portal.status = 500
    type_summary(rough_report, "Typed in a tunnel.")
    assert "Kept on this computer" in status_of(rough_report)

    portal.status = 200
    rough_report.on("dialog", lambda dialog: dialog.accept())
    rough_report.reload()
    rough_report.get_by_role("button", name="Put it back").click()

    expect(rough_report.get_by_label("Summary")).to_have_value("Typed in a tunnel.")
    expect(rough_report.locator("[data-autosave-status]")).to_contain_text("Saved")
    assert portal.saved[-1]["summary"] == "Typed in a tunnel."
    assert rough_report.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(
    ("status", "words"),
    [(409, "This was saved elsewhere"), (401, "You have been signed out")],
)
def test_what_may_not_be_saved_is_sent_whole_instead(
    rough_report, portal, status, words
):
    portal.status = status
    type_summary(rough_report, "My own words.")

    banner = rough_report.get_by_role("alert").filter(has_text=words)
    expect(banner).to_be_visible()
    banner.get_by_role("button").click()
    rough_report.wait_for_load_state()

    assert portal.sent[0]["summary"] == "My own words."


def test_what_is_refused_says_why(rough_report, portal):
    portal.status = 400
    type_summary(rough_report, "x" * 50)

    assert status_of(rough_report) == "Too long."


def test_the_editor_is_one_tab_stop_with_arrows_and_never_holds_the_keyboard(report):
    report.get_by_label("Summary").focus()

    report.keyboard.press("Tab")
    assert focused_text(report) == "Bold"
    report.keyboard.press("ArrowRight")
    assert focused_text(report) == "Italic"
    report.keyboard.press("End")
    assert focused_text(report) == "Table"
    report.keyboard.press("Enter")
    report.keyboard.type("A cell")
    report.keyboard.press("Tab")

    assert focused_text(report) == "Submit"


def test_the_editor_writes_plain_html_into_its_field(report, portal):
    report.get_by_role("textbox", name="This period").click()
    report.get_by_role("button", name="Bold").click()
    report.keyboard.type("Plan <agreed>")
    report.wait_for_timeout(REST + 400)

    assert portal.saved[-1]["text"] == "<p><strong>Plan &lt;agreed&gt;</strong></p>"


WORD = """<html><head><style>p.MsoNormal{margin:0}</style></head><body>
<p class=MsoNormal style='margin-left:18pt'>
<b style='color:red'>Done</b> in June<o:p></o:p></p>
<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>First</p>
<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Second</p>
<img src="https://elsewhere.example/x.png" onerror="alert(1)">
<table style="width:9pt"><tr style="height:3pt"><th style="width:9pt">A</th></tr>
</table>
<a href="javascript:alert(1)">bad</a></body></html>"""


def test_text_pasted_from_word_keeps_its_lists_and_breaks_no_policy(report, portal):
    text = report.get_by_role("textbox", name="This period")
    text.click()
    text.evaluate(
        """(box, html) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/html", html);
            const paste = { clipboardData, bubbles: true, cancelable: true };
            box.dispatchEvent(new ClipboardEvent("paste", paste));
        }""",
        WORD,
    )
    report.wait_for_timeout(REST + 400)

    saved = portal.saved[-1]["text"]
    assert "<strong>Done</strong> in June" in saved
    assert "<ul><li><p>First</p></li><li><p>Second</p></li></ul>" in saved
    assert "<th><p>A</p></th>" in saved
    assert "style" not in saved
    assert "javascript" not in saved


def focused_text(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent"))
