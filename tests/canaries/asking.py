"""What a page may be asked: its links with a question, and its forms."""

from html.parser import HTMLParser
from urllib.parse import urljoin

ASK = "SearchedFor"


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
        is_text = values.get("type", "text") in {"text", "search"}
        if tag == "input" and is_text and values.get("inputmode") != "numeric":
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
