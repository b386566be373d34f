"""What a secret is: records that are exempt, and texts nowhere else said about them."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db.models import Model

from common.history import save_with_reason
from tests.access_matrix.world import World
from tests.reports.papers.canaries import CANARY, Aviary

# Nobody who is entitled to nothing exempt here; the officer runs the open project, and
# has no business with the exempt one. Nor has the budget owner, who answers for savings
# of the open project, exempt ones too, and for nothing else of it.
OUTSIDERS = (
    "signed_out",
    "member",
    "administrator",
    "board_member",
    "other_officer",
)
KEPT_OUT_OF_THE_PROJECT = (*OUTSIDERS, "officer", "budget_owner")


class OfASecret(Aviary):
    """Canaries by which each secret is known from the others."""

    def __init__(self, mark: str) -> None:
        super().__init__()
        self.mark = mark

    def canary(self) -> str:
        self.all.append(f"{CANARY}{self.mark}{len(self.all):03d}x7q")
        return self.all[-1]


@dataclass
class Secret:
    """Records, their canaries, and who must not know."""

    room: str
    kept_from: tuple[str, ...]
    aviary: OfASecret
    # What is exempt now: by its room and the first word of the name of its pages.
    hidden: dict[str, Model] = field(default_factory=dict)

    def is_of(self, address: str) -> bool:
        return address.startswith(f"/{self.room}/")

    def searched_for(self) -> list[str]:
        """What a search would find each of the records by; where none is exempt any
        more, the first and the last that was said."""
        known = set(self.aviary.all)
        named = ("title", "name", "description")
        found = (getattr(row, n, "") for row in self.hidden.values() for n in named)
        said = [words for words in found if words in known]
        return said or [self.aviary.all[0], self.aviary.all[-1]]

    def answers_to(self) -> set[str]:
        """Whatever a filter could be asked that one of the records would fit."""
        rows = (vars(row) for row in self.hidden.values())
        return {str(value) for row in rows for value in row.values()}


@dataclass
class CanaryCouncil:
    """`pages` are the addresses that are hunted; those of `own_pages` are one person's
    own."""

    world: World
    secrets: list[Secret] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    own_pages: dict[str, list[str]] = field(default_factory=dict)

    @property
    def kept(self) -> list[Secret]:
        """Those that are exempt now."""
        return [secret for secret in self.secrets if secret.hidden]

    def kept_from(self, who: str) -> list[Secret]:
        return [secret for secret in self.secrets if who in secret.kept_from]


def write(
    row: Model, values: dict[str, Any], reason: str, at: datetime | None = None
) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    save_with_reason(row, by=None, reason=reason, at=at)


def in_2012(month: int) -> datetime:
    return datetime(2012, month, 2, 10, tzinfo=UTC)
