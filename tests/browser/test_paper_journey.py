"""A clerk publishes the quarterly paper; everybody can read it, signed out."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django_q.conf import Conf
from playwright.sync_api import BrowserContext, Page, expect

from tests.accessibility import assert_accessible
from tests.browser.council import make_small_council
from tests.browser.keyboard import Keyboard
from tests.browser.portal import ROOT, Portal, environment

MOST_TO_PUBLISH = 6
PRINTING_TAKES = 60_000


def publish(keyboard: Keyboard, paper_url: str) -> None:
    page = keyboard.page
    page.goto(paper_url)
    keyboard.press(page.get_by_role("button", name="Publish", exact=True))
    page.wait_for_url("**/publish/")
    keyboard.press(page.get_by_role("button", name="Publish now"))
    page.wait_for_url("**/publications/1/", timeout=PRINTING_TAKES)


@pytest.mark.pdf
def test_a_clerk_publishes_a_paper_with_the_keyboard(
    bare: Portal, page: Page, keyboard: Keyboard, record_property
):
    council = make_small_council()
    bare.sign_in(page.context, council.clerk)

    publish(keyboard, bare.url + council.paper.get_absolute_url())

    expect(page.get_by_text("Published.", exact=True)).to_be_visible()
    assert_accessible(page)
    record_property("interactions", keyboard.interactions)
    assert keyboard.interactions <= MOST_TO_PUBLISH


@pytest.mark.pdf
def test_anybody_reads_what_was_published_signed_out(
    bare: Portal, context: BrowserContext, page: Page, keyboard: Keyboard
):
    council = make_small_council()
    bare.sign_in(context, council.clerk)
    publish(keyboard, bare.url + council.paper.get_absolute_url())
    expect(page.get_by_text("Published.", exact=True)).to_be_visible()
    context.clear_cookies()

    page.goto(f"{bare.url}/published/")
    keyboard.press(page.get_by_role("link", name=council.paper.title))

    expect(page.locator("h1")).to_contain_text(council.paper.title)
    expect(page.locator("main")).to_contain_text("progress made be noted")
    for file_format, begins in (("html", b"<!"), ("pdf", b"%PDF"), ("json", b"{")):
        file = page.request.get(
            f"{bare.url}/published/{council.paper.reference}/1/paper.{file_format}"
        )
        assert file.ok, f"{file_format}: {file.status}"
        assert file.body().lstrip().startswith(begins)
    assert json.loads(file.body())["paper"]["title"] == council.paper.title


@pytest.mark.pdf
def test_a_worker_of_its_own_prints_the_paper(
    bare: Portal, page: Page, keyboard: Keyboard, monkeypatch
):
    council = make_small_council()
    bare.sign_in(page.context, council.clerk)
    monkeypatch.setattr(Conf, "SYNC", False)

    with worker(bare):
        publish(keyboard, bare.url + council.paper.get_absolute_url())
        published = page.get_by_text("Published.", exact=True)

        expect(published).to_be_visible(timeout=PRINTING_TAKES)

    pdf = page.request.get(
        f"{bare.url}/published/{council.paper.reference}/1/paper.pdf"
    )
    assert pdf.body().startswith(b"%PDF")


@contextmanager
def worker(portal: Portal) -> Iterator[None]:
    """A background process on the same database file, as `make run` starts one."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", "qcluster"],
        cwd=ROOT,
        env=environment(portal.database),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)
