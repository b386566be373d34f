"""What the demo council has yet to do for every page to have something to show.

Done once, on the database file that all copies are made of.
"""

from django.utils import timezone

from accounts.demo import DEMO_DOMAIN
from accounts.models import User
from common.importing.reading import read_upload
from programmes.models import Project
from reports.models import Paper
from reports.papers.previews import request_preview
from reports.papers.publishing import publish_paper
from risks.importing.applying import apply_import, plan_of
from risks.importing.keeping import keep_upload
from risks.models import Register, RiskImport
from savings.importing.applying import apply_import as take_over
from savings.importing.applying import plan_of as read_plan
from savings.importing.keeping import keep_upload as keep_plan
from savings.models import ReturnPeriod, Saving
from savings.services.case import open_case, submit_version
from savings.services.returns import open_return, submit_return

PAPER = "otp-update-july-2012"
TAKEN_OVER, WAITING = "taken-over.csv", "waiting.csv"
REGISTER = b"""Reference,Title,Current likelihood,Current impact
OLD1,Spare parts for the old lifts are no longer made,Likely,4
"""
# Its second row cannot be read, so that there is a problem to show.
WITH_A_PROBLEM = REGISTER.replace(b"OLD1", b"OLD2") + b"OLD3,Asbestos,Very often,4\n"
PLAN = b"""Reference,Title,Service group,Type
OLD-1,Two depots become one,Place,Cashable: budget reduction
"""
PLAN_WITH_A_PROBLEM = PLAN.replace(b"OLD-1", b"OLD-2") + b"OLD-3,Fewer vans,Place,Odd\n"


def go_further() -> None:
    """The clerk looks at the demo's paper as it would print, and publishes it."""
    clerk = User.objects.get(email=f"clerk@{DEMO_DOMAIN}")
    paper = Paper.objects.with_layout().get(reference=PAPER)
    request_preview(paper, by=clerk)
    publish_paper(paper, paper.version, by=clerk)
    bring_in_spreadsheets()
    bring_in_plans()
    fill_in_returns()
    put_case_to_council()


def bring_in_plans() -> None:
    """The same with the savings of a spreadsheet."""
    office = User.objects.get(email=f"pmo@{DEMO_DOMAIN}")
    done = keep_plan(TAKEN_OVER, read_upload(TAKEN_OVER, PLAN), by=office)
    seen = read_plan(done, office).mark()
    take_over(done, done.version, seen=seen, good_only=False, by=office)
    keep_plan(WAITING, read_upload(WAITING, PLAN_WITH_A_PROBLEM), by=office)


def fill_in_returns() -> None:
    """One budget owner has begun the return that is due; another has handed it in."""
    today = timezone.localdate()
    due = ReturnPeriod.objects.ended(on=today).latest_first()[0]
    owner = User.objects.get(email=f"budget@{DEMO_DOMAIN}")
    open_return(due, owner, by=owner)
    others = Saving.objects.returned_for(due.year).exclude(budget_owner=owner)
    another = others.select_related("budget_owner").earliest("pk").budget_owner
    handed_in = open_return(due, another, by=another)
    submit_return(handed_in, handed_in.version, by=another)


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


def put_case_to_council() -> None:
    """A first business case is written, and waits for a decision."""
    office = User.objects.get(email=f"pmo@{DEMO_DOMAIN}")
    project = Project.objects.get(name="Find my street")
    draft = open_case(
        project, reference="STR-BC1", title="One list of all streets", by=office
    )
    submit_version(draft, draft.version, by=office, reason="Put to Council.")
