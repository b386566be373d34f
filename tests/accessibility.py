"""What every page owes its reader, asked of a real browser."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

NARROW = 320


# What axe takes longest over, and what no width of the screen changes.
SAME_AT_ANY_WIDTH = ("color-contrast",)


def assert_accessible(page: Page, *, without: tuple[str, ...] = ()) -> None:
    """axe finds nothing: no rule is left out but those named."""
    rules = {rule: {"enabled": False} for rule in without}
    results = Axe().run(page, options={"resultTypes": ["violations"], "rules": rules})

    assert results.violations_count == 0, (
        f"{page.url}: axe finds\n{results.generate_report()}"
    )


def assert_fits(page: Page, width: int = NARROW) -> None:
    """Nothing but a table's own box needs scrolling sideways on a small telephone."""
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": 640})
    wide = page.evaluate("document.documentElement.scrollWidth")
    if before:
        page.set_viewport_size(before)

    assert wide <= width, f"{page.url} is {wide} pixels wide on a {width} pixel screen."
