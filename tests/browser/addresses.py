"""Where every page is found: the demo council's links, followed as its people would.

A page that no link leads to is not found here, and so fails its test: it would not be
found by anybody else either.
"""

import json
from collections import deque
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from html.parser import HTMLParser
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from django.db.models import QuerySet
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from accounts.demo import DEMO_DOMAIN
from accounts.models import CouncilRole, User
from highlights.models import HighlightReport
from programmes.models import Programme, Project, Strand
from reports.models import PaperPreview
from reports.papers.services import WHOLE
from risks.choices import RiskState
from risks.models import LogEntry, Register, Risk, RiskImport, ScoringScheme
from savings.choices import CaseStatus
from savings.models import Benefit, BusinessCase, CaseVersion, Saving, SavingsImport
from tests.browser.further import PAPER, TAKEN_OVER, WAITING

SIGNED_OUT = ""
NOT_ALLOWED = HTTPStatus.METHOD_NOT_ALLOWED
# Who between them may open everything; the first to find a page is the one to try it.
READERS = (
    "officer",
    "lead",
    "manager",
    "pmo",
    "clerk",
    "budget",
    "finance",
    "admin",
    SIGNED_OUT,
)
# Pages nothing links to, on purpose: e-mails, sign-in and the address bar lead there.
ENTRANCES = (
    "/",
    "/published/",
    "/accounts/login/",
    "/accounts/inactive/",
    "/accounts/logout/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/1-not-a-key/",
    "/accounts/password/reset/key/done/",
    "/accounts/password/change/",
    "/accounts/reauthenticate/",
)


# Pages whose link shows only while a record stands as the first of its kind does not.
DOORS_OF_ANOTHER_STATE: dict[str, Callable[[], list[str]]] = {
    "pmo": lambda: [
        of_first("programmes:programme_reopen", Programme.objects.all(), "reference"),
        of_first("programmes:strand_reopen", Strand.objects.all()),
        reverse("risks:council_register_open"),
        of_first("risks:risk_hand_back", Risk.objects.exclude(escalated_to=None)),
        of_first("risks:risk_reopen", Risk.objects.filter(state=RiskState.CLOSED)),
        of_first("risks:risk_tolerate", Risk.objects.open()),
        of_first("risks:scheme_adopt", ScoringScheme.objects.all()),
        of_first("risks:register_review", registers_with_risks()),
        of_first("risks:log_update", LogEntry.objects.all()),
        of_first("risks:log_close", LogEntry.objects.open()),
        of_first("risks:log_reopen", LogEntry.objects.all()),
        of_first("risks:import_detail", RiskImport.objects.filter(file_name=WAITING)),
        of_first("risks:import_map", RiskImport.objects.filter(file_name=WAITING)),
        of_first("risks:import_undo", RiskImport.objects.filter(file_name=TAKEN_OVER)),
        of_first(
            "savings:import_detail", SavingsImport.objects.filter(file_name=WAITING)
        ),
        of_first("savings:import_map", SavingsImport.objects.filter(file_name=WAITING)),
        of_first(
            "savings:import_undo", SavingsImport.objects.filter(file_name=TAKEN_OVER)
        ),
        of_first("savings:case_version", case_versions(CaseStatus.DRAFT)),
        of_first("savings:case_version_create", approved_cases()),
        of_first("savings:benefit_reopen", Benefit.objects.all()),
    ],
    "clerk": lambda: [
        *(
            reverse("programmes:exemption_lift", args=["project", project.pk])
            for project in Project.objects.filter(is_exempt=True)[:1]
        ),
        of_first("highlights:report_release", HighlightReport.objects.all()),
        of_first("risks:risk_release", Risk.objects.filter(is_exempt=True)),
        of_first("risks:log_release", LogEntry.objects.all()),
        of_first("savings:saving_release", Saving.objects.filter(is_exempt=True)),
        of_first("savings:benefit_release", Benefit.objects.all()),
        of_first("savings:case_release", BusinessCase.objects.all()),
        of_first("savings:case_version", case_versions(CaseStatus.SUBMITTED)),
        reverse("reports:paper_release", args=[PAPER, WHOLE]),
        *(preview.get_absolute_url() for preview in PaperPreview.objects.all()),
    ],
    "admin": lambda: [
        of_first("accounts:person_reactivate", User.objects.all()),
        of_first("accounts:council_role_end", CouncilRole.objects.all()),
    ],
}


def registers_with_risks() -> QuerySet[Register]:
    return Register.objects.filter(risks__in=Risk.objects.open())


def case_versions(status: str) -> QuerySet[CaseVersion]:
    return CaseVersion.objects.filter(status=status)


def approved_cases() -> QuerySet[BusinessCase]:
    return BusinessCase.objects.filter(versions__status=CaseStatus.APPROVED)


def of_first(page: str, rows: QuerySet[Any], by: str = "pk") -> str:
    return reverse(page, args=[getattr(rows[0], by)])


@dataclass(frozen=True)
class Address:
    """One page of one kind, and somebody of the demo council who may open it."""

    page: str
    path: str
    reader: str
    title: str


class Links(HTMLParser):
    """The addresses a page leads to, and what it calls itself.

    Where a form is sent to is often a page, too: it shows the form when asked by GET.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.title = ""
        self._in_title = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "a":
            self.found.append(attributes.get("href") or "")
        if tag == "form":
            self.found.append(attributes.get("action") or "")
        self._in_title = tag == "title"

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
            self._in_title = False


def person(reader: str) -> User | None:
    if reader == SIGNED_OUT:
        return None
    return User.objects.get(email=f"{reader}@{DEMO_DOMAIN}")


@dataclass
class Found:
    """One address of each kind of page, by its name; and links that lead nowhere."""

    addresses: dict[str, Address] = field(default_factory=dict)
    dead_ends: list[str] = field(default_factory=list)


def find_addresses() -> Found:
    found = Found()
    for reader in READERS:
        follow_links(reader, found)
    return found


def follow_links(reader: str, found: Found) -> None:
    """Open one page of each kind as this reader, and whatever is still unknown."""
    client = Client(raise_request_exception=False)
    somebody = person(reader)
    if somebody:
        client.force_login(somebody)
    doors = DOORS_OF_ANOTHER_STATE.get(reader, list)()
    waiting = deque((path, "the address bar") for path in (*ENTRANCES, *doors))
    opened: set[str] = set()
    asked: set[str] = set()
    while waiting:
        path, source = waiting.popleft()
        name = page_name(path)
        if name is None or path in asked or name in opened:
            continue
        asked.add(path)
        answer = client.get(path)
        is_page = answer.headers.get("Content-Type", "").startswith("text/html")
        # What only a button does has no page of its own.
        if answer.status_code >= 400 and answer.status_code != NOT_ALLOWED:
            who = reader or "signed out"
            found.dead_ends.append(f"{answer.status_code}: {who}, {source} to {path}")
        if answer.status_code != 200:
            continue
        opened.add(name)
        if not is_page:
            continue
        links = Links(answer.content.decode())
        found.addresses.setdefault(name, Address(name, path, reader, links.title))
        waiting.extend(
            (urldefrag(urljoin(path, href)).url, path) for href in links.found
        )


def page_name(path: str) -> str | None:
    """The name of the page at an address of ours; None for all others."""
    parts = urlsplit(path)
    if parts.scheme or parts.netloc:
        return None
    try:
        return resolve(parts.path).view_name
    except Resolver404:
        return None


def kept_addresses(kept: Path) -> Found:
    """Found once a run, by whichever process comes first."""
    if not kept.exists():
        kept.write_text(json.dumps(asdict(find_addresses())))
    found = json.loads(kept.read_text())
    return Found(
        {name: Address(**each) for name, each in found["addresses"].items()},
        found["dead_ends"],
    )
