"""Structures, targets, savings and returns. Amounts are in pence."""

from datetime import date, datetime
from typing import Any

from accounts.models import User
from common.money import WHOLE_SHARE
from programmes.models import Programme, Project, Strand
from savings.choices import (
    EvidenceKind,
    ReturnCadence,
    SavingKind,
    SavingState,
    ValidationOutcome,
)
from savings.models import (
    GapLine,
    GroupSuccession,
    ReportingStructure,
    ReturnCalendar,
    ReturnLine,
    ReturnPeriod,
    Saving,
    SavingAttribution,
    SavingsReturn,
    SavingsTarget,
    SavingYear,
    ServiceGroup,
    Validation,
)
from tests.factories.people import make_user
from tests.factories.record import LONG_AGO, number, saved

Place = Programme | Strand | Project
YEAR = 2012  # the financial year 2012-13


def in_pounds(pounds: int) -> int:
    return pounds * 100


def make_structure(**fields: Any) -> ReportingStructure:
    """In force from 2010; another one needs a day of its own: `in_force_from=`."""
    since = fields.setdefault("in_force_from", LONG_AGO)
    return ReportingStructure.objects.filter(in_force_from=since).first() or saved(
        ReportingStructure(**{"name": f"Structure {next(number)}"} | fields)
    )


def make_service_group(
    structure: ReportingStructure | None = None, **fields: Any
) -> ServiceGroup:
    nth = next(number)
    return saved(
        ServiceGroup(
            **{
                "structure": structure or make_structure(),
                "code": f"SG{nth}",
                "name": f"Service group {nth}",
                "order": nth,
            }
            | fields
        )
    )


def make_succession(
    predecessor: ServiceGroup, successor: ServiceGroup, share: int = WHOLE_SHARE
) -> GroupSuccession:
    return saved(
        GroupSuccession(predecessor=predecessor, successor=successor, share=share)
    )


def make_gap_line(**fields: Any) -> GapLine:
    return saved(
        GapLine(
            **{
                "title": f"Gap {next(number)}",
                "first_year": YEAR,
                "last_year": YEAR,
                "amount": in_pounds(1_600_000),
            }
            | fields
        )
    )


def make_savings_target(place: Place | ServiceGroup, **fields: Any) -> SavingsTarget:
    """Of a programme, strand, project or service group."""
    is_group = isinstance(place, ServiceGroup)
    name = "group" if is_group else type(place).__name__.lower()
    return saved(
        SavingsTarget(
            **{name: place, "year": YEAR, "amount": in_pounds(1_600_000)} | fields
        )
    )


def make_saving(*places: Place, **fields: Any) -> Saving:
    """In delivery, claimed by these places in equal shares, with £10,000 in 2012-13:
    `target=`, `forecast=`, `achieved=`, `pressure=`, `validated=` (pence), `year=`;
    `year=None` makes no year."""
    at = fields.pop("at", None)
    nth = next(number)
    year = fields.pop("year", YEAR)
    names = ("target", "full_year_effect", "forecast", "achieved", "pressure")
    figures = {
        name: fields.pop(name)
        for name in (*names, "validated", "planned")
        if name in fields
    }
    fields.setdefault("group", None)
    fields["group"] = fields["group"] or make_service_group()
    saving = saved(
        Saving(
            **{
                "reference": f"S{nth}",
                "title": f"Saving {nth}",
                "kind": SavingKind.BUDGET_REDUCTION,
                "state": SavingState.IN_DELIVERY,
                "state_since": date(2012, 4, 1),
            }
            | fields
        ),
        at,
    )
    for place in places:
        make_claim(saving, place, WHOLE_SHARE // len(places), at=at)
    if year is not None:
        make_saving_year(saving, year, at=at, **figures)
    return saving


def make_claim(
    saving: Saving,
    place: Place | None,
    share: int = WHOLE_SHARE,
    at: datetime | None = None,
) -> SavingAttribution:
    """No place: the share that no programme claims."""
    where = {type(place).__name__.lower(): place} if place else {}
    return saved(SavingAttribution(saving=saving, share=share, **where), at)


def make_saving_year(
    saving: Saving, year: int = YEAR, *, at: datetime | None = None, **figures: Any
) -> SavingYear:
    figures.setdefault("target", in_pounds(10_000))
    return saved(SavingYear(saving=saving, year=year, **figures), at)


def make_validation(saving_year: SavingYear | None = None, **fields: Any) -> Validation:
    """Of all that is claimed, on the ledger's evidence."""
    saving_year = saving_year or make_saving(achieved=in_pounds(4_000)).years.get()
    return saved(
        Validation(
            **{
                "saving_year": saving_year,
                "outcome": ValidationOutcome.VALIDATED,
                "claimed": saving_year.achieved,
                "amount": saving_year.achieved,
                "evidence": EvidenceKind.LEDGER,
                "ledger_line": "R4410 Staffing",
                "reason": "The budget line was reduced.",
                "on": date(2012, 7, 31),
            }
            | fields
        )
    )


def make_return_calendar(**fields: Any) -> ReturnCalendar:
    return ReturnCalendar.objects.filter(is_active=True).first() or saved(
        ReturnCalendar(
            **{"cadence": ReturnCadence.MONTHLY, "first_day": date(2012, 4, 1)} | fields
        )
    )


def make_return_period(**fields: Any) -> ReturnPeriod:
    """June 2012, due on 10 July."""
    starts_on = fields.setdefault("starts_on", date(2012, 6, 1))
    return ReturnPeriod.objects.filter(starts_on=starts_on).first() or saved(
        ReturnPeriod(
            **{
                "calendar": make_return_calendar(),
                "label": "June 2012",
                "ends_on": date(2012, 6, 30),
                "due_on": date(2012, 7, 10),
                "year": YEAR,
                "month": 3,
            }
            | fields
        )
    )


def make_savings_return(owner: User | None = None, **fields: Any) -> SavingsReturn:
    fields.setdefault("period", None)
    fields["period"] = fields["period"] or make_return_period()
    return saved(SavingsReturn(**{"owner": owner or make_user()} | fields))


def make_return_line(
    savings_return: SavingsReturn, saving: Saving, **fields: Any
) -> ReturnLine:
    return saved(
        ReturnLine(**{"savings_return": savings_return, "saving": saving} | fields)
    )
