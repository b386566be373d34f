"""No page, however made, takes the portal down: it is stopped, and says so."""

import sys
import time

import pytest

from reports.pdf import PdfFailed, print_pdf

pytestmark = [pytest.mark.pdf, pytest.mark.rules]

SECONDS = 3
# Starting and stopping a process on a busy machine.
GRACE = 10

BOMBS = {
    "a table of 50,000 rows": "<table>" + "<tr><td>1<td>2" * 50_000 + "</table>",
    "2,000 elements deep": "<div>" * 2_000 + "x",
    "a cell a thousand million columns wide": (
        "<table><tr><td colspan=1000000000>x</table>"
    ),
    "letters a thousand million pixels high": (
        "<style>p { font-size: 1000000000px }</style><p>x"
    ),
    "a word of a million letters": "<p>" + "x" * 1_000_000,
    "a page a million pixels wide": "<style>@page { size: 1000000px }</style><p>x",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_goes_off_within_its_limits(name):
    page = f"<!DOCTYPE html><html lang=en><title>t</title><body>{BOMBS[name]}"
    begun = time.monotonic()

    try:
        made = print_pdf(page, seconds=SECONDS)
    except PdfFailed as failed:
        made = b"%PDF" if str(failed) else b""

    assert made.startswith(b"%PDF")
    assert time.monotonic() - begun < SECONDS + GRACE


def test_a_page_that_takes_too_long_is_told_in_words():
    page = "<p>x" * 200_000

    with pytest.raises(PdfFailed, match=f"took longer than {SECONDS} seconds and was"):
        print_pdf(page, seconds=SECONDS)


def test_a_broken_engine_is_told_in_words_that_quote_nothing(monkeypatch, tmp_path):
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\necho 'OSError: CANARY in /some/place' >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(broken))

    with pytest.raises(PdfFailed, match=r"stopped with an error \(OSError\)") as failed:
        print_pdf("<p>x")

    assert "CANARY" not in str(failed.value)
