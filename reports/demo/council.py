"""The demo council itself, and the lists it keeps. What is there already stays."""

from __future__ import annotations

from datetime import datetime

import highlights.defaults
import risks.defaults
from programmes.defaults import STAGES
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


def open_demo_council(at: datetime) -> None:
    """Its stages are there from the first day, so that the past can name them."""
    if not Council.objects.exists():
        open_council(name=NAME, by=None, reason=REASON, at=at)
    for order, name in enumerate(PRIORITIES, start=1):
        if not CorporatePriority.objects.filter(name=name).exists():
            create_priority(name=name, order=order, by=None, reason=REASON, at=at)
    if not Stage.objects.exists():
        for order, (name, meaning) in enumerate(STAGES, start=1):
            create_stage(
                name=name, order=order, meaning=meaning, by=None, reason=REASON, at=at
            )
    highlights.defaults.load()
    risks.defaults.load()
