"""Measures the pages of one register, as a small one and with 5,000 risks.

The risks have years of reviews behind them, actions and owners; a few are exempt. They
are written in bulk: this fills a scratch database.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from bench import measure
from bench.urls import FLOOR
from risks.choices import Proximity, Response, RiskState
from risks.models import Register, Risk, RiskAction, RiskCategory, RiskReview
from risks.scoring import Score

SMALL, LARGE = 50, 5_000
REVIEWS = 4
FEW_ROUNDS = 3  # of what takes seconds
BETWEEN = timedelta(days=91)
READER = "member@demo.example"  # may not see what is exempt: the longer way
TITLES = ("supplier fails", "consultation is challenged", "savings slip", "staff go")

_FIELDS = Risk._meta.concrete_fields

Life = list[tuple[datetime, Score]]


def compare(say: Callable[[str], None]) -> None:
    """Print a line a page: its ratio to the floor, small and large."""
    register = Register.objects.exclude(programme=None).order_by("pk")[0]
    client = Client()
    client.force_login(User.objects.get(email=READER))
    small: dict[str, measure.Reading] = {}
    for size in (SMALL, LARGE):
        _grow(register, size)
        say(f"\nA register of {size:,} risks, {Risk.history.count():,} past versions")
        say(f"{'page':34} {'queries':>7} {'ms':>8} {'x floor':>8} {'x small':>8}")
        with override_settings(ROOT_URLCONF="bench.urls", ALLOWED_HOSTS=["testserver"]):
            for name, url in _pages(register):
                rounds = FEW_ROUNDS if "export" in url else measure.ROUNDS
                reading = measure.page(client, url, FLOOR, rounds)
                smallest = small.setdefault(name, reading)
                say(measure.line(name, reading, smallest))


def _pages(register: Register) -> Iterator[tuple[str, str]]:
    def of(name: str, **query: str) -> str:
        return reverse(f"risks:{name}", args=[register.pk], query=query)

    yield "Registers", reverse("risks:register_list")
    yield "All risks", reverse("risks:risk_list")
    yield "Register: list", of("register_detail")
    yield "Register: by band", of("register_detail", band=":red")
    yield "Register: by direction", of("register_detail", direction="worse")
    yield "Register: by text", of("register_detail", q="challenged")
    yield "Register: matrix", of("register_matrix")
    yield "Register: matrix of all three", of("register_matrix", position="all")
    yield "Register: trend of 3 years", of("register_trend", back="36")
    yield "Register: what changed", of("register_changes")
    yield "Register: spreadsheet", of("register_export")


def _grow(register: Register, size: int) -> None:
    """Until as many risks stand on the register."""
    chance = random.Random(size)  # noqa: S311  # no secret: the same register each time
    missing = range(Risk.objects.on(register).count(), size)
    lives = [_life(chance) for _ in missing]
    owners = list(User.objects.order_by("pk")[:20])
    categories = list(RiskCategory.objects.order_by("pk"))
    risks = [
        _risk(register, nth, life, owners[nth % len(owners)], categories, chance)
        for nth, life in zip(missing, lives, strict=True)
    ]
    Risk.objects.bulk_create(risks, batch_size=500)
    lived = list(zip(risks, lives, strict=True))
    versions = [each for risk, life in lived for each in _versions(risk, life)]
    Risk.history.bulk_create(versions, batch_size=500)
    reviews = [each for risk, life in lived for each in _reviews(risk, life)]
    RiskReview.objects.bulk_create(reviews, batch_size=500)
    due = timezone.localdate()
    RiskAction.objects.bulk_create(
        [RiskAction(risk=risk, description="Do it.", due_on=due) for risk in risks[::2]]
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _life(chance: random.Random) -> Life:
    """When it was scored and how: once on the way in, then at each review."""
    began = timezone.now() - BETWEEN * REVIEWS - timedelta(days=chance.randint(1, 400))
    scores = [Score(chance.randint(1, 5), chance.randint(1, 5))]
    for _ in range(REVIEWS):
        step = chance.choice((-1, 0, 0, 1))
        last = scores[-1]
        scores.append(Score(min(5, max(1, last.likelihood + step)), last.impact))
    return [(began + BETWEEN * nth, score) for nth, score in enumerate(scores)]


def _risk(
    register: Register,
    nth: int,
    life: Life,
    owner: User,
    categories: list[RiskCategory],
    chance: random.Random,
) -> Risk:
    """As its last review left it; one in fifty exempt, one in ten closed."""
    (_, before), (at, now) = life[-2:]
    is_exempt = nth % 50 == 0
    return Risk(
        register=register,
        reference=f"BENCH{nth}",
        title=f"The {chance.choice(TITLES)} in case {nth}",
        cause="There are few of them and demand is high. " * 5,
        consequence="Work stops and money is lost. " * 5,
        category=chance.choice(categories),
        owner=owner,
        state=RiskState.CLOSED if nth % 10 == 9 else RiskState.OPEN,
        raised_on=life[0][0].date(),
        opened_on=life[0][0].date(),
        scheme=register.scheme,
        inherent_likelihood=5,
        inherent_impact=now.impact,
        target_likelihood=1,
        target_impact=now.impact,
        previous_scheme=register.scheme,
        last_reviewed_on=at.date(),
        next_review_on=at.date() + BETWEEN + timedelta(days=chance.randint(0, 90)),
        response=chance.choice(Response.values),
        proximity=chance.choice(Proximity.values),
        is_exempt=is_exempt,
        exempt_paragraphs=[3] if is_exempt else [],
        exempt_reason="Tenders are being compared." if is_exempt else "",
        **_places("previous", before),
        **_places("current", now),
    )


def _versions(risk: Risk, life: Life) -> Iterator[Any]:
    """What its history holds: the same record, scored as it was at each step."""
    usual = {field.attname: getattr(risk, field.attname) for field in _FIELDS}
    for nth, (at, score) in enumerate(life):
        is_last = nth == len(life) - 1
        then = usual | _places("current", score)
        then["state"] = risk.state if is_last else RiskState.OPEN
        yield Risk.history.model(
            **then, history_date=at, history_type="~" if nth else "+"
        )


def _reviews(risk: Risk, life: Life) -> Iterator[RiskReview]:
    for (_, before), (at, now) in pairwise(life):
        yield RiskReview(
            risk=risk,
            on=at.date(),
            reason="Looked at again with those who know.",
            old_scheme=risk.scheme,
            scheme=risk.scheme,
            next_review_on=at.date() + BETWEEN,
            is_exempt=risk.is_exempt,
            **_places("old", before),
            **_places("new", now),
        )


def _places(name: str, score: Score) -> dict[str, int]:
    return {f"{name}_likelihood": score.likelihood, f"{name}_impact": score.impact}
