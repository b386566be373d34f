"""Measures the portal's pages on one database, at 1, 10 and 100 times the demo's size.

Run by `make bench`, once for each database, on a scratch one that it fills itself. The
floor is a signed-in page of one query in the same process and run; ratios to it hold
when the machine's speed drifts, seconds do not.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client, override_settings
from django.urls import reverse

from accounts.models import User
from bench import measure, paper_pdf, registers, savings, scale
from bench.urls import FLOOR
from highlights.models import HighlightReport
from reports.models import Paper

SIZES = (1, 10, 100)
AS_AT = "as_at=2012-03-01"
Page = tuple[str, str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    sizes = parser.parse_args().sizes
    call_command("migrate", verbosity=0)
    call_command("load_demo", verbosity=0)
    with transaction.atomic():
        savings.compare(say)
        # The demo is multiplied as it was: 5,000 savings are enough.
        transaction.set_rollback(True)
    first: dict[str, measure.Reading] = {}
    grown = 1
    for size in sizes:
        scale.multiply(size, since=grown)
        grown = size
        say(f"\n{connection.display_name}, {size}x the demo: {scale.rows():,} rows")
        _measure(first)
    clerk = User.objects.get(email="clerk@demo.example")
    registers.compare(say)
    paper_pdf.compare(Paper.objects.order_by("pk")[0], clerk, say)


def _measure(first: dict[str, measure.Reading]) -> None:
    """Print one line a page; `first` remembers the smallest size for comparison."""
    with override_settings(ROOT_URLCONF="bench.urls", ALLOWED_HOSTS=["testserver"]):
        say(f"{'page':34} {'queries':>7} {'ms':>8} {'x floor':>8} {'x first':>8}")
        for name, person, url in _pages():
            reading = measure.page(_signed_in(person), url, FLOOR)
            smallest = first.setdefault(name, reading)
            say(measure.line(name, reading, smallest))


def _pages() -> Iterator[Page]:
    """Name, who reads it, and its address."""
    dashboard = reverse("reports:programme_detail", args=["otp"])
    report = HighlightReport.objects.editable().order_by("pk")[0]
    paper = Paper.objects.order_by("pk")[0]
    yield "My work (officer)", "officer@demo.example", reverse("reports:my_work")
    yield "My work (strand lead)", "lead@demo.example", reverse("reports:my_work")
    yield "Portfolio", "board@demo.example", reverse("reports:portfolio")
    yield "Programme dashboard", "board@demo.example", dashboard
    yield "Programme dashboard, as at", "board@demo.example", f"{dashboard}?{AS_AT}"
    yield (
        "Report form",
        "pmo@demo.example",
        reverse("highlights:report_update", args=[report.pk]),
    )
    yield (
        "Paper preview",
        "clerk@demo.example",
        reverse("reports:paper_preview", args=[paper.reference]),
    )


def _signed_in(email: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(email=email))
    return client


def say(line: str) -> None:
    """Print at once: a run takes minutes and is watched."""
    print(line, flush=True)  # noqa: T201  # a command's own output


if __name__ == "__main__":
    main()
