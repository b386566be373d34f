"""What tests of publishing share."""

import pytest


@pytest.fixture
def quick_pdf(monkeypatch):
    """The real engine has its own tests; here a page of it would only take time."""
    monkeypatch.setattr("reports.papers.tasks.print_pdf", lambda html: b"%PDF of it")
