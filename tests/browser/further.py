"""What the demo council has yet to do for every page to have something to show.

Done once, on the database file that all copies are made of.
"""

from accounts.demo import DEMO_DOMAIN
from accounts.models import User
from common.importing.reading import read_upload
from reports.models import Paper
from reports.papers.previews import request_preview
from reports.papers.publishing import publish_paper
from risks.importing.applying import apply_import, plan_of
from risks.importing.keeping import keep_upload
from risks.models import Register, RiskImport

PAPER = "otp-update-july-2012"
TAKEN_OVER, WAITING = "taken-over.csv", "waiting.csv"
REGISTER = b"""Reference,Title,Current likelihood,Current impact
OLD1,Spare parts for the old lifts are no longer made,Likely,4
"""
# Its second row cannot be read, so that there is a problem to show.
WITH_A_PROBLEM = REGISTER.replace(b"OLD1", b"OLD2") + b"OLD3,Asbestos,Very often,4\n"


def go_further() -> None:
    """The clerk looks at the demo's paper as it would print, and publishes it."""
    clerk = User.objects.get(email=f"clerk@{DEMO_DOMAIN}")
    paper = Paper.objects.with_layout().get(reference=PAPER)
    request_preview(paper, by=clerk)
    publish_paper(paper, paper.version, by=clerk)
    bring_in_spreadsheets()


def bring_in_spreadsheets() -> None:
    """The programme office takes one over; another waits for its problem to be
    mended."""
    office = User.objects.get(email=f"pmo@{DEMO_DOMAIN}")
    register = Register.objects.with_place().get(project__name="Find my street")
    done = upload(register, TAKEN_OVER, REGISTER, office)
    seen = plan_of(done, register, office).mark()
    apply_import(done, done.version, seen=seen, register=register, by=office)
    upload(register, WAITING, WITH_A_PROBLEM, office)


def upload(register: Register, name: str, content: bytes, by: User) -> RiskImport:
    return keep_upload(register, name, read_upload(name, content), by=by)
