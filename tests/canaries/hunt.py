"""Opens every page of the portal as somebody who may not know, and listens.

Pages are read from the resolver and from the access matrix, and their filters, sorting
and exports from the pages themselves: a new page is hunted without a word here.
"""

import io
import logging
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from http import HTTPStatus
from urllib.parse import parse_qsl, urlencode

import structlog
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve, reverse

from tests.access_matrix.world import World
from tests.canaries.asking import ASK, Asking
from tests.canaries.hidden_pages import pages_of
from tests.canaries.secrets import CanaryCouncil, Secret
from tests.every_url import every_url
from tests.pdf.reading import raw_of, words_of
from tests.reports.papers.canaries import CANARY
from tests.test_access_matrix import tables

# Of rooms whose pages show what may be exempt, or could; who is who is no secret.
ROOMS = (
    "risks",
    "savings",
    "reports",
    "highlights",
    "programmes",
    "transform_portal",
)
# Made afresh for each page: against forms from elsewhere, against sending twice, and to
# say who is typing.
TOKEN = re.compile(
    rb"\b(?:[A-Za-z0-9]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    rb"|\d+:\w{6}:[\w-]{43})"
)
# When a page was made, to the minute.
CLOCK = re.compile(rb"\b\d\d:\d\d(?::\d\d)?\b")
RISKS, SAVINGS = "/risks/", "/savings/"
SECRET_ROOMS = (RISKS, SAVINGS)
# Who tries every room, and who asks all that a page may be asked; the others open the
# pages of risks and savings.
EVERYWHERE = ("signed_out", "member", "officer", "other_officer")
CURIOUS = ("member", "officer")
# What is asked for days finds no words.
DAYS = ("as_at=", "since=")


@dataclass(frozen=True)
class Leak:
    """Who read what where."""

    who: str
    address: str
    what: str


@dataclass
class Outsider:
    """Goes round the pages once: what was read where, and what should not have been."""

    who: str
    client: Client
    council: CanaryCouncil
    told: dict[str, bytes] = field(default_factory=dict)

    @property
    def secrets(self) -> list[Secret]:
        return self.council.kept_from(self.who)

    def leaks(self, *, within: tuple[str, ...] = ()) -> Iterator[Leak]:
        """`within` keeps to some rooms. What a page may be asked is asked once of each
        kind of page."""
        rooms = within or (("",) if self.who in EVERYWHERE else SECRET_ROOMS)
        for secret in self.secrets:
            for address in pages_of(secret):
                if address.startswith(rooms):
                    yield from self._of_hidden(address)
        asked: set[str] = set()
        for page in self._pages():
            if not page.startswith(rooms) or page in self.told:
                continue
            answer = self.client.get(page)
            yield from self._heard(page, answer)
            name = resolve(page.partition("?")[0]).view_name
            is_new = answer.status_code == HTTPStatus.OK and name not in asked
            if self.who in CURIOUS and is_new:
                asked.add(name)
                yield from self._of_questions(page, answer)

    def tells_otherwise(self) -> list[str]:
        """Which of the addresses asked before answer otherwise now."""
        return [
            address
            for address, before in self.told.items()
            if read(self.client.get(address)) != before
        ]

    def _pages(self) -> Iterator[str]:
        yield from self.council.pages
        yield from self.council.own_pages.get(self.who, [])

    def _of_hidden(self, address: str) -> Iterator[Leak]:
        answer = self.client.get(address)
        refused = (302, 404, 405) if self.who == "signed_out" else (404, 405)
        if answer.status_code not in refused:
            yield Leak(self.who, address, f"answers {answer.status_code}")
        yield from self._heard(address, answer)

    def _of_questions(self, page: str, answer: HttpResponse) -> Iterator[Leak]:
        for address in questions(page, answer, self.secrets):
            if address not in self.told:
                yield from self._heard(address, self.client.get(address))
            asks_for_words = ASK in address and not any(day in address for day in DAYS)
            if asks_for_words and page.startswith(SECRET_ROOMS):
                yield from self._oracles(address)

    def _oracles(self, question: str) -> Iterator[Leak]:
        """A search for a secret word answers as one for a word nobody ever said."""
        nothing = None
        for secret in self.secrets:
            if not secret.is_of(question):
                continue
            for canary in secret.searched_for():
                if nothing is None:
                    nobodys = canary[::-1]
                    nothing = self._without(question, nobodys)
                if self._without(question, canary) != nothing:
                    yield Leak(
                        self.who, question.replace(ASK, canary), "says otherwise"
                    )

    def _without(self, question: str, word: str) -> tuple[int, bytes]:
        answer = self.client.get(question.replace(ASK, word))
        return answer.status_code, read(answer).replace(word.encode(), b"")

    def _heard(self, address: str, answer: HttpResponse) -> Iterator[Leak]:
        self.told[address] = read(answer)
        said = self.told[address] + str(answer.headers).encode()
        for canary in heard_in(said, self.secrets):
            yield Leak(self.who, address, canary)


def heard_in(said: bytes, secrets: Iterable[Secret]) -> list[str]:
    if CANARY.encode() not in said:
        return []
    return [
        canary
        for secret in secrets
        for canary in secret.aviary.all
        if canary.encode() in said
    ]


def pages(world: World) -> Iterator[str]:
    """Every page, as the access matrix asks for it."""
    rows = tables()
    for url in every_url():
        room = url.name.partition(":")[0] if ":" in url.name else "transform_portal"
        if room in ROOMS:
            for row in rows.get(url.name, []):
                yield reverse(url.name, args=row.args(world)) + row.query


def questions(page: str, answer: HttpResponse, secrets: list[Secret]) -> list[str]:
    """What may be asked of a list: its search, sorting and exports; and of each filter
    its first choice and whichever a hidden record would answer to."""
    if answer.status_code != HTTPStatus.OK or not is_html(answer):
        return []
    page_asks = Asking(page, answer.content.decode())
    telling = {value for secret in secrets for value in secret.answers_to()}
    found, known = [], set()
    for path, name, value in page_asks.asked:
        if value in telling or (path, name) not in known:
            known.add((path, name))
            found.append(f"{path}?{urlencode({name: value})}")
    for link in page_asks.links:
        path, _, query = link.partition("?")
        kind = (path, *dict(parse_qsl(query)))
        if kind not in known:
            known.add(kind)
            found.append(link)
    return list(dict.fromkeys(found))


def read(answer: HttpResponse) -> bytes:
    """All there is to read in an answer, packed as it may be; tokens left out."""
    content = b"".join(answer) if answer.streaming else answer.content
    return CLOCK.sub(b"", _unpacked(content))


def _unpacked(content: bytes) -> bytes:
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return b"\n".join(parts.read(name) for name in sorted(parts.namelist()))
    if content.startswith(b"%PDF"):
        return raw_of(content) + words_of(content).encode()
    plain = TOKEN.sub(b"", content)
    return plain + b"\n" + unescape(plain.decode(errors="replace")).encode()


def is_html(answer: HttpResponse) -> bool:
    return str(answer.headers.get("Content-Type", "")).startswith("text/html")


@contextmanager
def everything_logged() -> Iterator[list[str]]:
    """What goes to the logs meanwhile, whoever writes it."""
    lines: list[str] = []

    class Listening(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(f"{record.getMessage()} {record.__dict__}")

    handler = Listening(logging.INFO)
    logging.getLogger().addHandler(handler)
    try:
        with structlog.testing.capture_logs() as structured:
            yield lines
    finally:
        logging.getLogger().removeHandler(handler)
        lines += [str(line) for line in structured]
