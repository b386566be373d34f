"""Single cells as values: dates, people, choices, yes and no, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from common.exemption import NUMBERS
from common.importing.cells import Broken, CellValue, text_of
from common.typed import FIRST_YEAR, LAST_YEAR, NotRead, read_day
from common.wording import and_list

LONGEST_PROSE = 4_000  # as the forms have it
_YES = {"yes", "y", "true", "exempt", "confidential", "restricted", "private", "1"}
_NO = {"no", "n", "false", "open", "public", "0", "not exempt", "none"}
_ADDRESS = re.compile(r"[^<>]*<\s*([^<>\s]+@[^<>\s]+)\s*>|(\S+@\S+)")


class NotUnderstood(ValueError):
    """This cell does not say what its column needs; the message says how to mend it."""


def refuse_broken(value: CellValue) -> None:
    if isinstance(value, Broken):
        if value.error:
            raise NotUnderstood(
                f"This formula failed ({value.error}): mend it, or type the value."
            )
        raise NotUnderstood(
            "This formula has no result in the file: open the workbook in Excel and "
            "save it, or type the value."
        )


def line(value: CellValue, longest: int) -> str:
    text = " ".join(text_of(value).split())
    return limited(text, longest)


def limited(text: str, longest: int) -> str:
    if longest and len(text) > longest:
        raise NotUnderstood(
            f"This has {len(text):,} characters; {longest} is the most here."
        )
    return text


def day(value: CellValue) -> date:
    """A date cell, or a date written as people do in this country."""
    if isinstance(value, date):
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise NotUnderstood(f"The year {value.year} cannot be right.")
        return value
    written = text_of(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        raise NotUnderstood(
            f"{written[:40]} is a number, not a date: format the column as a date."
        )
    try:
        return read_day(written)
    except NotRead as problem:
        raise NotUnderstood(f"“{written[:40]}”: {problem}") from problem


def days(value: CellValue) -> int:
    """A number of days."""
    written = text_of(value).casefold().removesuffix("days").strip()
    if not re.fullmatch("[0-9]{1,4}", written) or not int(written):
        raise NotUnderstood("Write the number of days, from 1 to 9,999, such as 30.")
    return int(written)


def yes_or_no(value: CellValue) -> bool:
    written = text_of(value).casefold()
    if written in _YES:
        return True
    if written in _NO:
        return False
    raise NotUnderstood(f"“{text_of(value)[:40]}” is neither Yes nor No.")


def paragraphs(value: CellValue) -> list[int]:
    """3; 1 and 3; paragraphs 1, 3."""
    written = text_of(value)
    numbers = sorted({int(found) for found in re.findall(r"\d{1,3}", written)})
    rest = re.sub(r"(?i)paragraphs?|paras?|and|[\d\s,;&.+]", "", written)
    if not numbers or rest or not set(numbers) <= NUMBERS:
        raise NotUnderstood(
            "Write the paragraphs of Part 1 of Schedule 12A, 1 to 7, such as 3, or "
            "1 and 3."
        )
    return numbers


class Somebody(Protocol):
    """Who may be named in a cell."""

    @property
    def name(self) -> str: ...

    @property
    def email(self) -> str: ...

    @property
    def is_active(self) -> bool: ...


class People:
    """Everybody by address and by name; only those who may sign in are found."""

    def __init__(self, people: Iterable[Somebody]) -> None:
        self.by_address: dict[str, Somebody] = {}
        self.by_name: dict[str, list[Somebody]] = {}
        for person in people:
            self.by_address[person.email.casefold()] = person
            self.by_name.setdefault(_folded(person.name), []).append(person)

    def find(self, value: CellValue) -> Somebody:
        """NotUnderstood for somebody unknown: people are never made up by an import."""
        written = text_of(value)
        if match := _ADDRESS.fullmatch(written):
            found = self.by_address.get((match[1] or match[2]).casefold())
            if found is None or not found.is_active:
                raise NotUnderstood(_unknown(written, "has this address"))
            return found
        named = [p for p in self.by_name.get(_folded(written), []) if p.is_active]
        if len(named) > 1:
            raise NotUnderstood(
                f"“{written[:60]}” could be several people: write the e-mail address."
            )
        if not named:
            raise NotUnderstood(_unknown(written, "has this name"))
        return named[0]

    def written(self, person: Somebody) -> str:
        """As the export writes somebody: by name where that is enough."""
        is_alone = self.by_name.get(_folded(person.name)) == [person]
        return person.name if is_alone and "@" not in person.name else person.email


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _unknown(written: str, what: str) -> str:
    return (
        f"Nobody who may sign in {what}: “{written[:60]}”. Ask an administrator to add "
        "them, correct the cell, or leave it empty."
    )


class Choices:
    """What a cell may name, whatever its capitals; `also` holds further words."""

    def __init__(
        self,
        what: str,
        options: Mapping[str, object],
        also: Mapping[str, object] | None = None,
    ) -> None:
        self.what, self.names = what, list(options)
        self.folded = {
            _folded(name): option
            for name, option in [*(also or {}).items(), *options.items()]
        }

    def find(self, value: CellValue) -> object:
        written = text_of(value)
        if _folded(written) in self.folded:
            return self.folded[_folded(written)]
        advice = (
            f"choose {and_list(self.names).replace(' and ', ' or ')}."
            if 0 < len(self.names) <= 12
            else "choose one the portal knows, or leave the cell empty."
        )
        raise NotUnderstood(f"“{written[:60]}” is no {self.what}; {advice}")
