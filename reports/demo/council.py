"""The demo council itself, and the lists it keeps. What is there already stays."""

from __future__ import annotations

from datetime import datetime

from common.history import save_with_reason
from highlights.models import RatingScheme
from highlights.rating_scheme import as_json
from highlights.shipped_schemes import SHIPPED_SCHEMES
from programmes.models import CorporatePriority, Council, Stage
from programmes.services import create_priority, create_stage, open_council
from reports.demo.people import REASON

NAME = "Exampleshire Council"

PRIORITIES = (
    "Economic growth",
    "Addressing inequalities",
    "Value for money",
    "Democratic",
    "Pioneering",
    "Caring",
    "Growing",
    "Working with partners",
    "Support for the most vulnerable",
)

STAGES = (
    ("Mandate", "Somebody with authority wants it done."),
    ("Business case", "Options, costs, benefits and risks are weighed."),
    ("Start-up", "The START document says what, who, when and for how much."),
    ("Delivery", "It is being done, and reported on each period."),
    ("Close", "The Finish Report says what came of it and who keeps the benefits."),
)


def open_demo_council(at: datetime) -> None:
    if not Council.objects.exists():
        open_council(name=NAME, by=None, reason=REASON, at=at)
    for order, name in enumerate(PRIORITIES, start=1):
        if not CorporatePriority.objects.filter(name=name).exists():
            create_priority(name=name, order=order, by=None, reason=REASON, at=at)
    for order, (name, meaning) in enumerate(STAGES, start=1):
        if not Stage.objects.filter(name=name).exists():
            create_stage(
                name=name, order=order, meaning=meaning, by=None, reason=REASON, at=at
            )
    for scheme in SHIPPED_SCHEMES:
        if not RatingScheme.objects.filter(code=scheme.code).exists():
            row = RatingScheme(
                code=scheme.code,
                version=scheme.version,
                name=scheme.name,
                definition=as_json(scheme),
            )
            save_with_reason(row, by=None, reason=REASON, at=at)
