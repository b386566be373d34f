"""What the demo council has yet to do for every page to have something to show.

Done once, on the database file that all copies are made of.
"""

from accounts.demo import DEMO_DOMAIN
from accounts.models import User
from reports.models import Paper
from reports.papers.previews import request_preview
from reports.papers.publishing import publish_paper

PAPER = "otp-update-july-2012"


def go_further() -> None:
    """The clerk looks at the demo's paper as it would print, and publishes it."""
    clerk = User.objects.get(email=f"clerk@{DEMO_DOMAIN}")
    paper = Paper.objects.with_layout().get(reference=PAPER)
    request_preview(paper, by=clerk)
    publish_paper(paper, paper.version, by=clerk)
