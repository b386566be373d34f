"""What no page may do while a test looks at it."""

from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Page, Request, Response

GONE_ELSEWHERE = "net::ERR_ABORTED"


@dataclass
class Watch:
    """Notes every complaint of a page; `expected` are the statuses a test asks for."""

    complaints: list[str] = field(default_factory=list)
    expected: set[int] = field(default_factory=set)
    dialogs: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        """A breach of the content security policy is an error of the console."""
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("requestfailed", self.failed)
        page.on("response", self.answered)

    def hear(self, message: ConsoleMessage) -> None:
        # An answer that is an error is judged by its status, below.
        if message.text.startswith("Failed to load resource"):
            return
        if message.type in {"error", "warning"}:
            where = message.location.get("url", "")
            self.complaints.append(f"console: {message.text} ({where})")

    def failed(self, request: Request) -> None:
        # A page that is left, or turns out to be a download, ends its own request.
        if request.failure != GONE_ELSEWHERE:
            self.complaints.append(f"not loaded: {request.url} {request.failure}")

    def answered(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            method = response.request.method
            self.complaints.append(f"{response.status}: {method} {response.url}")

    def assert_quiet(self) -> None:
        assert not self.complaints, "The browser reports:\n" + "\n".join(
            self.complaints
        )
