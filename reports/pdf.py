"""HTML to PDF. The only file that knows WeasyPrint, and it knows nothing else.

    python -m reports.pdf < paper.html > paper.pdf

runs it in a process of its own, within limits of time and memory, so that no paper can
take the portal down. It fetches nothing: no address, no file, only our own style sheet
and fonts, read before anything of the paper is looked at.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

ASSETS = "https://assets.invalid/"
BUILD = Path(__file__).resolve().parent.parent / "static" / "build"
VARIANT = "pdf/ua-1"

# House defaults: promise D6 allows a minute; two PDFs fit into the worker's own limit.
SECONDS = 50
BYTES_OF_MEMORY = 1024**3


class PdfFailed(Exception):
    """No PDF came out; the message is for the officer who asked for it."""


def print_pdf(html: str, *, seconds: int = SECONDS) -> bytes:
    """The PDF of an HTML document, made in a process of its own."""
    try:
        made = subprocess.run(  # our own interpreter and module
            [sys.executable, "-m", "reports.pdf"],
            input=html.encode(),
            capture_output=True,
            cwd=BUILD.parent.parent,
            env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        message = f"Making the PDF took longer than {seconds} seconds and was stopped."
        raise PdfFailed(message) from error
    if made.returncode != 0 or not made.stdout.startswith(b"%PDF"):
        raise PdfFailed(_why(made))
    return made.stdout


def _why(made: subprocess.CompletedProcess[bytes]) -> str:
    """What kind of failure; never what it says, which may quote the paper."""
    lines = made.stderr.decode(errors="replace").strip().splitlines()
    kind = lines[-1].partition(":")[0].strip() if lines else ""
    if kind == "MemoryError":
        return "Making the PDF needed more memory than it may have and was stopped."
    if made.returncode < 0:
        return f"The PDF engine was stopped by the system (signal {-made.returncode})."
    known = kind if kind.isidentifier() else f"code {made.returncode}"
    return f"The PDF engine stopped with an error ({known})."


def render_pdf(html: str) -> bytes:
    """The PDF, tagged for PDF/UA-1, made in this process. Same HTML, same bytes."""
    from weasyprint import HTML  # 2 s to import: never where urls.py reaches

    document = HTML(string=html, base_url=ASSETS, url_fetcher=_fetcher())
    pdf: bytes = document.write_pdf(
        stylesheets=[_style_sheet()], pdf_variant=VARIANT, font_config=_fonts()
    )
    return pdf


@cache
def _fonts() -> Any:
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


@cache
def _style_sheet() -> Any:
    from weasyprint import CSS

    return CSS(
        string=(BUILD / "paper.css").read_text(),
        base_url=ASSETS,
        url_fetcher=_fetcher(),
        font_config=_fonts(),
    )


@cache
def _own_assets() -> dict[str, Path]:
    """Address to file, of what a paper may use: the fonts of our own build."""
    return {
        f"{ASSETS}fonts/{font.name}": font for font in (BUILD / "fonts").glob("*.woff2")
    }


@cache
def _fetcher() -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnAssetsOnly(URLFetcher):
        """Answers for our own fonts and for data: addresses; refuses all else."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            font = _own_assets().get(url)
            if font is not None:
                return URLFetcherResponse(
                    url, font.read_bytes(), {"Content-Type": "font/woff2"}
                )
            return super().fetch(url, headers)

    return OwnAssetsOnly(allowed_protocols={"data"}, allow_redirects=False)


def _limit_this_process() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (BYTES_OF_MEMORY, BYTES_OF_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> int:
    """From standard input to standard output."""
    _limit_this_process()
    sys.stdout.buffer.write(render_pdf(sys.stdin.buffer.read().decode()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
