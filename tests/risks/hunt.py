"""Opens every page of the portal as somebody who may not know, and listens.

Pages are read from the resolver and from the access matrix, and their filters, sorting
and exports from the pages themselves: a new page is hunted without a word here.
"""

import io
import logging
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from http import HTTPStatus
from urllib.parse import parse_qsl, urlencode, urljoin

import structlog
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve, reverse

from risks.models import Risk
from tests.access_matrix.world import World
from tests.every_url import every_url
from tests.pdf.reading import raw_of, words_of
from tests.risks.canaries import CanaryCouncil, Secret
from tests.test_access_matrix import tables

# Of rooms whose pages show risks or could; who is who is no secret of a risk.
ROOMS = ("risks", "reports", "highlights", "programmes", "transform_portal")
# Made afresh for each page: against forms from elsewhere, against sending twice, and to
# say who is typing.
TOKEN = re.compile(
    rb"\b(?:[A-Za-z0-9]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    rb"|\d+:\w{6}:[\w-]{43})"
)
ASK = "SearchedFor"
# When a page was made, to the minute.
CLOCK = re.compile(rb"\b\d\d:\d\d(?::\d\d)?\b")
RISKS = "/risks/"
# Who tries every room, and who asks all that a page may be asked; the others open the
# pages of risks.
EVERYWHERE = ("signed_out", "member", "officer")
CURIOUS = ("member", "officer")
# Searching for every eighth canary meets each kind of record.
SOME = 8


@dataclass(frozen=True)
class Leak:
    """Who read what where."""

    who: str
    address: str
    what: str


class Asking(HTMLParser):
    """Where a page leads within itself: links with a question, and what its forms of
    the GET kind may ask, by the name of what is asked."""

    def __init__(self, path: str, html: str) -> None:
        super().__init__()
        self.path = path
        self.links: list[str] = []
        self.asked: list[tuple[str, str, str]] = []
        self._form = ""
        self._select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        name, value = values.get("name", ""), values.get("value", "")
        if tag == "a" and "?" in values.get("href", ""):
            self.links.append(urljoin(self.path, values["href"]).split("#")[0])
        if tag == "form":
            is_get = values.get("method", "get").lower() == "get"
            self._form = urljoin(self.path, values.get("action", "")) if is_get else ""
        if tag == "input" and values.get("type", "text") in {"text", "search"}:
            self._ask(name, ASK)
        if tag == "input" and values.get("type") in {"checkbox", "radio"}:
            self._ask(name, value or "on")
        if tag == "select":
            self._select = name
        if tag == "option":
            self._ask(self._select, value)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = ""
        if tag == "select":
            self._select = ""

    def _ask(self, name: str, value: str) -> None:
        if self._form and name and value:
            self.asked.append((self._form.split("?")[0], name, value))


def pages(world: World) -> Iterator[str]:
    """Every page, as the access matrix asks for it."""
    rows = tables()
    for url in every_url():
        room = url.name.partition(":")[0] if ":" in url.name else "transform_portal"
        if room in ROOMS:
            for row in rows.get(url.name, []):
                yield reverse(url.name, args=row.args(world)) + row.query


def pages_of(secret: Secret) -> Iterator[str]:
    """Every page of risks that takes a number, asked for what is hidden."""
    for url in every_url():
        room, _, page = url.name.partition(":")
        if room != "risks" or "<int:" not in url.route:
            continue
        row = secret.hidden.get(_NUMBER_OF.get(page, page.partition("_")[0]))
        if row is not None:
            route = url.route.replace("<int:risk_pk>", str(secret.risk.pk))
            route = route.replace("<int:pk>", str(row.pk))
            for part, word in _WORDS_OF.items():
                route = route.replace(part, word)
            assert "<" not in route, f"Say in _WORDS_OF what to ask {route} for."
            yield f"/{route}"


_WORDS_OF = {"<slug:kind>": "issue", "<place:kind>": "project"}
# Pages whose number is not that of what their name begins with.
_NUMBER_OF = {
    "register_open": "project",
    "risk_create": "register",
    "control_create": "risk",
    "action_create": "risk",
    "log_list": "register",
    "log_create": "register",
    "log_export": "register",
    "import_create": "register",
}


def leaks(
    council: CanaryCouncil, clients: dict[str, Client], *, within: str = ""
) -> Iterator[Leak]:
    """Whatever these outsiders learn, page by page; `within` keeps to one room. What a
    page may be asked is asked once of each kind of page."""
    outsiders = {
        who: [secret for secret in council.secrets if who in secret.kept_from]
        for who in sorted(clients)
    }
    for who, secrets in outsiders.items():
        yield from _of_hidden_pages(who, clients[who], secrets)
    for who, secrets in outsiders.items():
        room = within or ("" if who in EVERYWHERE else RISKS)
        asked: set[str] = set()
        for page in pages(council.world):
            if not page.startswith(room):
                continue
            answer = clients[who].get(page)
            yield from _heard(who, page, answer, secrets)
            name = resolve(page.partition("?")[0]).view_name
            is_new = answer.status_code == HTTPStatus.OK and name not in asked
            if who in CURIOUS and is_new:
                asked.add(name)
                yield from _of_questions(who, clients[who], secrets, page, answer)


def _of_hidden_pages(who: str, client: Client, secrets: list[Secret]) -> Iterator[Leak]:
    for secret in secrets:
        for address in pages_of(secret):
            answer = client.get(address)
            refused = (302, 404, 405) if who == "signed_out" else (404, 405)
            if answer.status_code not in refused:
                yield Leak(who, address, f"answers {answer.status_code}")
            yield from _heard(who, address, answer, secrets)


def _of_questions(
    who: str, client: Client, secrets: list[Secret], page: str, answer: HttpResponse
) -> Iterator[Leak]:
    for address in questions(page, answer, [secret.risk for secret in secrets]):
        yield from _heard(who, address, client.get(address), secrets)
        if ASK in address and page.startswith(RISKS):
            yield from _oracles(who, client, secrets, address)


def questions(page: str, answer: HttpResponse, risks: list[Risk]) -> list[str]:
    """What may be asked of a list: its search, sorting and exports; and of each filter
    its first choice and whichever a hidden risk would answer to."""
    if answer.status_code != 200 or not is_html(answer):
        return []
    page_asks = Asking(page, answer.content.decode())
    telling = {str(value) for risk in risks for value in vars(risk).values()}
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


def _oracles(
    who: str, client: Client, secrets: list[Secret], question: str
) -> Iterator[Leak]:
    """A search for a secret word answers as one for a word nobody ever said."""
    for secret in secrets:
        canaries = secret.aviary.all[::SOME]
        nobodys = canaries[0][::-1]
        nothing = _told(client, question.replace(ASK, nobodys), nobodys)
        for canary in canaries:
            asked = question.replace(ASK, canary)
            if _told(client, asked, canary) != nothing:
                yield Leak(who, asked, "answers otherwise")


def _told(client: Client, address: str, word: str) -> tuple[int, bytes]:
    answer = client.get(address)
    return answer.status_code, read(answer).replace(word.encode(), b"")


def _heard(
    who: str, address: str, answer: HttpResponse, secrets: list[Secret]
) -> Iterator[Leak]:
    said = read(answer) + str(answer.headers).encode()
    for secret in secrets:
        for canary in secret.aviary.all:
            if canary.encode() in said:
                yield Leak(who, address, canary)


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
