"""What the address of a page asks for, and the facts its reader may see of that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone

from accounts.models import User
from common.as_at import AsAtForm
from common.history import end_of
from common.money import Unit
from common.periods import year_label, year_of
from programmes.standing import Place, standing_of
from savings.facts import SavingsFacts, StructureFact
from savings.facts.loading import load_plan
from savings.facts.sight import LeftOut, open_to
from savings.forms.dashboard import ALL, Choices, CutForm, YearForm
from savings.pages.dashboard_names import names_of
from savings.pages.years import asked_year
from savings.structures import structure_on, structures_between
from savings.withheld import withheld_from_figures
from savings.years import usual_year, year_starts_in


@dataclass(frozen=True)
class Days:
    """The days a reader chose; `as_at` None is today, `since` None compares with
    nothing. What cannot be understood is told beside its field, and today shown."""

    form: AsAtForm
    today: date
    as_at: date | None
    since: date | None

    @property
    def on(self) -> date:
        return self.as_at or self.today

    @property
    def query(self) -> dict[str, str]:
        """As they stand in the address."""
        found = {"as_at": self.as_at, "since": self.since}
        return {name: day.isoformat() for name, day in found.items() if day}


def days_of(asked: QueryDict, *, compares: bool = True) -> Days:
    """Some pages compare with no other day."""
    today = timezone.localdate()
    form = _days_form(asked, today, compares=compares)
    if not form.is_valid():
        return Days(form, today, None, None)
    chosen = {"since": None, **form.cleaned_data}
    past = chosen["as_at"] if chosen["as_at"] != today else None
    # Drawn afresh, the days stand there as people write them.
    drawn = _days_form(None, today, compares=compares, initial=chosen)
    return Days(drawn, today, past, chosen["since"])


def _days_form(
    asked: QueryDict | None, today: date, *, compares: bool, **given: Any
) -> AsAtForm:
    form = AsAtForm(asked, today=today, **given)
    if not compares:
        del form.fields["since"]
    return form


@dataclass(frozen=True)
class Told:
    """The savings a reader may see, as at a day, and perhaps as at an earlier one.

    `not_compared` are ids of savings that were exempt then and are open now: their past
    stays withheld.
    """

    days: Days
    facts: SavingsFacts
    left_out: tuple[LeftOut, ...]
    before: SavingsFacts | None
    not_compared: frozenset[int]
    names: dict[Place, str]
    starts_in: int

    @property
    def this_year(self) -> int:
        """The financial year of the day shown."""
        return year_of(self.days.on, self.starts_in)

    @property
    def withheld(self) -> str:
        """How many things are kept from this reader, and why; empty if none."""
        return withheld_from_figures(self.left_out)

    @property
    def usual_year(self) -> int:
        return usual_year(self.facts.years, self.this_year)

    def label(self, year: int) -> str:
        return year_label(year, self.starts_in)


def told_to(reader: User, days: Days) -> Told:
    """Everything the council knows of its savings that this reader may see. A fixed
    number of queries, twice as many where two days are compared."""
    entitled = standing_of(reader).exempt
    facts, left_out = open_to(_load(days.as_at), entitled)
    before, hidden = None, frozenset[int]()
    if days.since:
        whole = _load(days.since)
        before, _ = open_to(whole, entitled)
        hidden = _ids(whole) - _ids(before)
    return Told(
        days=days,
        facts=facts,
        left_out=left_out,
        before=before,
        not_compared=hidden,
        names=names_of(facts, reader),
        starts_in=year_starts_in(),
    )


def _load(day: date | None) -> SavingsFacts:
    return load_plan(as_at=end_of(day) if day else None)


def _ids(facts: SavingsFacts) -> frozenset[int]:
    return frozenset(saving.id for saving in facts.savings)


@dataclass(frozen=True)
class Choice:
    """What is shown: `year` None is all of them, `scope` None the whole council."""

    form: YearForm
    year: int | None
    scope: Place | None
    structures: tuple[StructureFact, ...]
    unit: Unit
    cleaned: dict[str, Any]
    asked: dict[str, str]

    @property
    def query(self) -> str:
        """As it stands in the address."""
        return urlencode(self.asked)


def choice_of(
    asked: QueryDict, told: Told, form_class: type[YearForm] = CutForm
) -> Choice:
    """What cannot be understood is told beside its field, and the usual shown."""
    years = [(str(year), told.label(year)) for year in _years(told, asked.get("year"))]
    form = form_class(
        _usual(told) | {name: asked[name] for name in asked if asked[name]},
        years=years,
        places=place_choices(told),
        structures=_structure_choices(told),
    )
    form.is_valid()
    # A field shows what the page shows; what is wrong with what was asked stands by it.
    form.data = {**form.data, **_wrong(form, told)}
    cleaned = {**_usual(told), **form.cleaned_data}
    year = None if cleaned["year"] == ALL else int(cleaned["year"] or told.usual_year)
    chosen = {name: str(value) for name, value in cleaned.items() if value}
    return Choice(
        form=form,
        year=year,
        scope=scope_of(cleaned.get("place", ""), told),
        structures=_structures(cleaned.get("structure", ""), told, year),
        unit=Unit(cleaned["unit"] or Unit.POUNDS),
        cleaned=cleaned,
        asked={**told.days.query, **chosen},
    )


def _wrong(form: YearForm, told: Told) -> dict[str, str]:
    """What is usual, in place of what cannot be understood."""
    usual = _usual(told)
    return {name: usual.get(name, "") for name in form.errors}


def _usual(told: Told) -> dict[str, str]:
    return {"year": str(told.usual_year), "unit": Unit.THOUSANDS.value}


def _years(told: Told, asked: str | None) -> list[int]:
    """Those with figures or targets, this one, and the one asked for, which may have
    had none yet on a past day; the latest first."""
    facts = told.facts
    with_targets = {target.year for target in facts.targets}
    year = asked_year(asked, told.this_year)
    return sorted({*facts.years, *with_targets, told.this_year, year}, reverse=True)


def place_choices(told: Told) -> Choices:
    """Programmes and their strands, as the list of savings names them too."""
    return [
        ("", "The whole council"),
        *(
            (place.code, f"{'– ' if place.strand_id else ''}{name}")
            for place, name in told.names.items()
            if place.project_id is None
        ),
    ]


def scope_of(asked: str, told: Told) -> Place | None:
    return next((place for place in told.names if place.code == asked), None)


def _structure_choices(told: Told) -> Choices:
    """Nothing to choose where there is one."""
    known = [(str(each.id), each.name) for each in told.facts.structures]
    return [("", "As they were that year"), *(known if len(known) > 1 else [])]


def _structures(asked: str, told: Told, year: int | None) -> tuple[StructureFact, ...]:
    """The one asked for; else those in force in the year, two where the council was
    restructured in it; of all years the one in force on the day shown."""
    structures = told.facts.structures
    chosen = tuple(each for each in structures if str(each.id) == asked)
    if chosen or not structures:
        return chosen
    if year is None:
        now = structure_on(structures, told.days.on) or structures[0]
        return (now,)
    first = date(year, told.starts_in, 1)
    last = date(year + 1, told.starts_in, 1) - date.resolution
    return structures_between(structures, first, last) or structures[:1]
