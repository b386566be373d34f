"""Measures the pages about savings, with few of them and with 5,000 over five years.

Each is claimed by one project or shared by two, has figures by month behind it, and a
few are exempt. They are written in bulk: this fills a scratch database.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from bench import measure
from bench.urls import FLOOR
from common.money import WHOLE_SHARE
from common.periods import year_of
from programmes.models import Project
from savings.choices import DeliveryRating, SavingKind, SavingState
from savings.models import (
    ReturnPeriod,
    Saving,
    SavingAttribution,
    SavingYear,
    ServiceGroup,
)
from savings.services.returns import open_return

SMALL, LARGE = 50, 5_000
YEARS = 5
OWNED = 200  # of an owner whose return is measured
FEW_ROUNDS = 3  # of what takes seconds
MEMBER = "member@demo.example"  # may not see what is exempt: the longer way
FINANCE = "finance@demo.example"
OWNER = "budget@demo.example"


def compare(say: Callable[[str], None]) -> None:
    """Print a line a page: its ratio to the floor, small and large."""
    small: dict[str, measure.Reading] = {}
    for size in (SMALL, LARGE):
        _grow(size)
        rows = SavingYear.objects.count()
        say(f"\n{Saving.objects.count():,} savings, {rows:,} years of them")
        say(f"{'page':34} {'queries':>7} {'ms':>8} {'x floor':>8} {'x small':>8}")
        with override_settings(ROOT_URLCONF="bench.urls", ALLOWED_HOSTS=["testserver"]):
            for name, email, url in _pages():
                reading = measure.page(_client(email), url, FLOOR, FEW_ROUNDS)
                smallest = small.setdefault(name, reading)
                say(measure.line(name, reading, smallest))


def _client(email: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(email=email))
    return client


def _pages() -> Iterator[tuple[str, str, str]]:
    """What is measured, by whom it is read, and where it is."""
    yield "Savings: dashboard", MEMBER, reverse("savings:dashboard")
    yield "Savings: monitoring by group", MEMBER, reverse("savings:monitoring")
    yield "Savings: both cuts agree", MEMBER, reverse("savings:reconciliation")
    yield "Savings: list", MEMBER, reverse("savings:saving_list")
    yield "Savings: list as spreadsheet", MEMBER, reverse("savings:saving_export")
    yield "Savings: dashboard exported", MEMBER, reverse("savings:dashboard_export")
    yield "Savings: to validate", FINANCE, reverse("savings:validation_list")
    yield "Savings: returns of a period", FINANCE, reverse("savings:return_list")
    owned = open_return(_period(), User.objects.get(email=OWNER), by=None)
    grid = reverse("savings:return_detail", args=[owned.pk])
    yield f"Return: grid of up to {OWNED}", OWNER, grid


def _period() -> ReturnPeriod:
    """The last that has ended."""
    today = timezone.localdate()
    return ReturnPeriod.objects.ended(on=today).order_by("-ends_on")[0]


def _grow(size: int) -> None:
    """Until there are as many savings."""
    chance = random.Random(size)  # noqa: S311  # no secret: the same plan each time
    groups = list(ServiceGroup.objects.order_by("-structure__in_force_from", "pk")[:4])
    projects = list(Project.objects.filter(is_exempt=False).order_by("pk")[:40])
    # What is finance's own is told with one query more, on a page of any length.
    people = list(User.objects.exclude(email=FINANCE).order_by("pk")[:20])
    owner = User.objects.get(email=OWNER)
    missing = range(Saving.objects.count(), size)
    savings = [
        _saving(
            nth,
            chance.choice(groups),
            owner if nth < OWNED else people[nth % len(people)],
            chance,
        )
        for nth in missing
    ]
    Saving.objects.bulk_create(savings, batch_size=500)
    SavingAttribution.objects.bulk_create(
        [claim for saving in savings for claim in _claims(saving, projects, chance)],
        batch_size=500,
    )
    SavingYear.objects.bulk_create(
        [year for saving in savings for year in _years(saving, chance)], batch_size=500
    )
    _remember(Saving, savings)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _saving(
    nth: int, group: ServiceGroup, owner: User, chance: random.Random
) -> Saving:
    """One in fifty exempt, one in twenty given up."""
    is_exempt = nth % 50 == 0
    is_lost = nth % 20 == 7
    return Saving(
        reference=f"BENCH-{nth}",
        title=f"Service {nth} is provided in another way",
        description="Contracts are joined and posts are taken out. " * 4,
        group=group,
        budget_owner=owner,
        kind=chance.choice(SavingKind.values),
        state=SavingState.UNDELIVERABLE if is_lost else SavingState.IN_DELIVERY,
        state_since=date(2020, 4, 1),
        delivery=chance.choice(DeliveryRating.values),
        is_exempt=is_exempt,
        exempt_paragraphs=[3] if is_exempt else [],
        exempt_reason="Tenders are being compared." if is_exempt else "",
    )


def _claims(
    saving: Saving, projects: list[Project], chance: random.Random
) -> Iterator[SavingAttribution]:
    first, second = chance.sample(projects, 2)
    shares = [(first, WHOLE_SHARE)]
    if chance.random() < 0.3:
        shares = [(first, 6_000), (second, 4_000)]
    for project, share in shares:
        yield SavingAttribution(saving=saving, project=project, share=share)


def _years(saving: Saving, chance: random.Random) -> Iterator[SavingYear]:
    """This year and those around it, month by month up to now."""
    this_year = year_of(timezone.localdate())
    for year in range(this_year - 2, this_year - 2 + YEARS):
        target = chance.randint(5, 400) * 100_000
        told = 12 if year < this_year else 7 if year == this_year else 0
        achieved = [target * month // 14 for month in range(1, told + 1)]
        ahead: list[int | None] = [None] * (12 - told)
        yield SavingYear(
            saving=saving,
            year=year,
            target=target,
            forecast=target * 9 // 10 if told else None,
            achieved=achieved[-1] if achieved else 0,
            validated=achieved[-1] // 2 if achieved else 0,
            pressure=-chance.randint(0, 3) * 100_000,
            achieved_by_month=[*achieved, *ahead] if told else [],
            forecast_by_month=[*[target * 9 // 10] * told, *ahead] if told else [],
        )


def _remember(model: type[Saving], rows: Iterable[Saving]) -> None:
    """What its history holds: that each was made."""
    names = [field.attname for field in model._meta.concrete_fields]
    versions: list[Any] = [
        model.history.model(
            **{name: getattr(row, name) for name in names},
            history_date=timezone.now(),
            history_type="+",
        )
        for row in rows
    ]
    model.history.bulk_create(versions, batch_size=500)
