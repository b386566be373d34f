"""Reads a date as an officer types it; says in their words what is wrong with it."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from common.fuzzy_span import SEASON_STARTS_IN, Precision, check_year
from common.periods import FINANCIAL_YEAR_STARTS_IN, days_in_month
from common.wording import MONTHS, long_date

EXAMPLES = (
    "Try 17 July 2012, week beginning 16 July 2012, July 2012, summer 2012, "
    "Quarter 2 2012-13, 2012 or March 2013 onwards."
)
LONGEST = 80  # house default: the longest phrase understood has 43 letters
WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a text says: how precise, a day inside the span, open-ended or not."""

    precision: Precision
    on: date
    onwards: bool = False


def read_phrase(text: str) -> Phrase:
    words = _plain(text)
    if not words:
        raise ValueError(f"Enter a date. {EXAMPLES}")
    if len(words) > LONGEST:
        raise ValueError(f"This is too long for a date. {EXAMPLES}")
    opened = words.removeprefix("from ")
    named = re.sub(r"[ -]*\bonwards?$", "", opened)
    for pattern, read in _READERS:
        if found := pattern.fullmatch(named):
            precision, on = read(found)
            return Phrase(precision, on, onwards=named != words)
    raise _not_understood(text)


def _plain(text: str) -> str:
    """Small letters, plain hyphens, single spaces, no commas or ordinals."""
    words = unicodedata.normalize("NFKC", text).casefold()
    words = re.sub("[\N{HYPHEN}-\N{HORIZONTAL BAR}\N{MINUS SIGN}]", "-", words)
    words = re.sub(r"(?<=\d)(st|nd|rd|th)\b|(?<=[a-z])\.|,|\bthe\b|\bof\b", " ", words)
    return " ".join(words.split())


def _not_understood(text: str) -> ValueError:
    typed = " ".join(text.split())
    return ValueError(f"“{typed}” is not a date this system understands. {EXAMPLES}")


def _day_of(year: int, month: int, day: int) -> date:
    check_year(year)
    if not 1 <= month <= 12:
        raise ValueError(f"There is no month {month}. Dates are day/month/year.")
    longest = days_in_month(year, month)
    if 1 <= day <= longest:
        return date(year, month, day)
    name = MONTHS[month - 1]
    which = f"{name} {year}" if month == 2 else name
    raise ValueError(f"{day} {name} {year} is not a date: {which} has {longest} days.")


def _month(word: str) -> int:
    """Full or cut short: december, dec. The patterns let nothing else through."""
    return next(n for n, name in enumerate(MONTHS, 1) if _begins(name, word))


def _begins(name: str, word: str) -> bool:
    return name.casefold().startswith(word)


def _year_after(found: re.Match[str]) -> bool:
    """Whether "2012-13" or "2012/2013" names two years that follow each other."""
    first, second = found["year"], found["next"]
    following = str(int(first) + 1)
    if second in (following, following[2:]):
        return True
    raise ValueError(
        f"{first}-{second} is not a financial year: {first} is followed by {following}."
    )


def _iso_day(found: re.Match[str]) -> tuple[Precision, date]:
    year, month, day = map(int, found.group("year", "month", "day"))
    return Precision.DAY, _day_of(year, month, day)


def _numbered_day(found: re.Match[str]) -> tuple[Precision, date]:
    year = found["year"] if len(found["year"]) == 4 else f"20{found['year']}"
    on = _day_of(int(year), int(found["month"]), int(found["day"]))
    return Precision.WEEK if found["week"] else Precision.DAY, on


def _named_day(found: re.Match[str]) -> tuple[Precision, date]:
    on = _day_of(int(found["year"]), _month(found["month"]), int(found["day"]))
    weekday = WEEKDAYS[on.weekday()]
    if found["weekday"] and not _begins(weekday, found["weekday"]):
        said = next(name for name in WEEKDAYS if _begins(name, found["weekday"]))
        raise ValueError(f"{long_date(on)} is a {weekday}, not a {said}.")
    return Precision.WEEK if found["week"] else Precision.DAY, on


def _named_month(found: re.Match[str]) -> tuple[Precision, date]:
    return Precision.MONTH, _day_of(int(found["year"]), _month(found["month"]), 1)


def _numbered_month(found: re.Match[str]) -> tuple[Precision, date]:
    return Precision.MONTH, _day_of(int(found["year"]), int(found["month"]), 1)


def _season(found: re.Match[str]) -> tuple[Precision, date]:
    name = found["season"]
    if found["next"] and _year_after(found) and name != "winter":
        raise ValueError(f"Only winter lies in two years: try {name} {found['year']}.")
    return Precision.SEASON, _day_of(int(found["year"]), SEASON_STARTS_IN[name], 1)


def _quarter(found: re.Match[str]) -> tuple[Precision, date]:
    quarter, year = int(found["quarter"]), int(found["year"])
    if not 1 <= quarter <= 4:
        raise ValueError(f"There is no quarter {quarter}: a year has four.")
    if not found["next"]:
        return Precision.QUARTER, _day_of(year, 3 * quarter - 2, 1)
    _year_after(found)
    months = FINANCIAL_YEAR_STARTS_IN - 1 + 3 * (quarter - 1)
    return Precision.FINANCIAL_QUARTER, _day_of(year + months // 12, months % 12 + 1, 1)


def _months(found: re.Match[str]) -> tuple[Precision, date]:
    first, last = _month(found["first"]), _month(found["last"])
    if first % 3 != 1 or last != first + 2:
        raise ValueError(
            "A range of months must be a quarter, such as April to June 2012."
        )
    return Precision.QUARTER, _day_of(int(found["year"]), first, 1)


def _financial_year(found: re.Match[str]) -> tuple[Precision, date]:
    _year_after(found)
    on = _day_of(int(found["year"]), FINANCIAL_YEAR_STARTS_IN, 1)
    return Precision.FINANCIAL_YEAR, on


def _year(found: re.Match[str]) -> tuple[Precision, date]:
    return Precision.YEAR, _day_of(int(found["year"]), 1, 1)


def _cut_short(names: tuple[str, ...], shortest: int = 3) -> str:
    """A pattern for dec, dece ... december; so too for weekdays."""
    cuts = {name.casefold()[:n] for name in names for n in range(shortest, 10)}
    return "|".join(sorted(cuts, key=len, reverse=True))


_MONTH, _WEEKDAY = _cut_short(MONTHS), _cut_short(WEEKDAYS)
_WEEK = r"(?P<week>(?:week (?:beginning|commencing)|w/?[bc]) )?"
_YEARS = r"(?P<year>\d{4})(?: ?[-/] ?(?P<next>\d{4}|\d{2}))?"
_QUARTER = r"(?:q|qtr|quarter) ?(?P<quarter>\d)"
_READERS: tuple[
    tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[Precision, date]]], ...
] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)", _iso_day),
        (
            rf"{_WEEK}(?P<day>\d\d?)(?P<by>[-/.])(?P<month>\d\d?)(?P=by)"
            r"(?P<year>\d{4}|\d\d)",
            _numbered_day,
        ),
        (
            rf"{_WEEK}(?:(?P<weekday>{_WEEKDAY}) )?"
            rf"(?P<day>\d\d?) ?(?P<month>{_MONTH}) ?(?P<year>\d{{4}})",
            _named_day,
        ),
        (rf"(?P<month>{_MONTH})[ -]?(?P<year>\d{{4}})", _named_month),
        (r"(?P<month>\d\d?)/(?P<year>\d{4})", _numbered_month),
        (rf"(?P<season>{'|'.join(SEASON_STARTS_IN)}) {_YEARS}", _season),
        (rf"{_QUARTER} {_YEARS}", _quarter),
        (rf"{_YEARS} {_QUARTER}", _quarter),
        (
            rf"(?P<first>{_MONTH}) ?(?:to|-) ?(?P<last>{_MONTH}) (?P<year>\d{{4}})",
            _months,
        ),
        (
            r"(?:financial year |fy ?)?(?P<year>\d{4}) ?[-/] ?(?P<next>\d{4}|\d\d)",
            _financial_year,
        ),
        (r"(?P<year>\d{4})", _year),
    )
)
