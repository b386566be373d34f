"""take.py ADDRESS DIRECTORY: photograph the demo council's screens."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Error, Page, ViewportSize, sync_playwright

WIDE = ViewportSize(width=1280, height=900)
DASHBOARD = "/programmes/otp/?as_at=2012-07-17&since=2012-04-25"
REGISTER = "Co-operative Centre of Operations"
STARTS = 30_000


def sign_in(page: Page, address: str, account: str) -> None:
    """With the button the sign-in page of a demo offers for each kind of user."""
    page.context.clear_cookies()
    page.goto(f"{address}/accounts/login/")
    page.get_by_role("button", name=f"Sign in as {account}").click()
    page.wait_for_url(f"{address}/")


def take_pictures(page: Page, address: str, directory: Path) -> None:
    wait_for(page, f"{address}/healthz")
    sign_in(page, address, "Board member")
    page.goto(address + DASHBOARD)
    page.screenshot(path=directory / "dashboard.png")
    page.goto(f"{address}/risks/")
    page.locator("main").get_by_role("link", name=REGISTER).first.click()
    page.screenshot(path=directory / "register.png")
    page.goto(f"{address}/savings/?year=2012")
    page.screenshot(path=directory / "savings.png")

    sign_in(page, address, "Officer")
    page.locator("main a[href$='/write/']").first.click()
    page.wait_for_url("**/write/")
    page.get_by_role("toolbar").first.wait_for()
    page.screenshot(path=directory / "report-form.png")


def wait_for(page: Page, address: str) -> None:
    """The server needs a moment to start."""
    for _ in range(STARTS // 500):
        if is_served(page, address):
            return
        page.wait_for_timeout(500)
    sys.exit(f"{address} does not answer.")


def is_served(page: Page, address: str) -> bool:
    try:
        return page.request.get(address).ok
    except Error:
        return False


def main(address: str, directory: Path) -> None:
    chromium = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport=WIDE, locale="en-GB")
        take_pictures(page, address, directory)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
