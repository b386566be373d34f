"""What our PDF costs beside WeasyPrint alone on the same HTML and style sheet.

Both run in a process of their own, because ours always does; alone means without our
limits, our locked fetcher and our caches.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from statistics import median

from accounts.models import User
from bench.measure import timed
from reports.models import Paper
from reports.papers.previews import draft_for
from reports.papers.render import page_html
from reports.pdf import BUILD, VARIANT, print_pdf

ROUNDS = 5
ALONE = f"""
import sys
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
fonts = FontConfiguration()
sheet = CSS(filename="{BUILD / "paper.css"}", font_config=fonts)
html = HTML(string=sys.stdin.buffer.read().decode(), base_url="{BUILD}/")
pdf = html.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="{VARIANT}")
sys.stdout.buffer.write(pdf)
"""


def compare(paper: Paper, reader: User, say: Callable[[str], None]) -> None:
    """Print the median time of both for the draft of `paper`, and their ratio."""
    html = page_html(draft_for(paper, reader))
    pairs = [
        (timed(lambda: print_pdf(html)), timed(lambda: _alone(html)))
        for _ in range(ROUNDS)
    ]
    ours, alone = (median(times) for times in zip(*pairs, strict=True))
    say(
        f"PDF of {paper.reference}: {ours:.2f} s, WeasyPrint alone {alone:.2f} s,"
        f" ratio {ours / alone:.2f}"
    )


def _alone(html: str) -> bytes:
    made = subprocess.run(  # noqa: S603  # our own interpreter, text of this file
        [sys.executable, "-c", ALONE],
        input=html.encode(),
        capture_output=True,
        check=True,
    )
    return made.stdout
