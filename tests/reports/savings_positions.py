"""Positions with savings, built by hand."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from programmes.standing import Place
from reports.position import Position, SavingsPosition
from savings.facts import SavingsFacts
from tests.reports.positions import (
    make_position,
    make_programme,
    make_project,
    make_strand,
)

PROJECT = Place(1, 1, 1)
STRAND = Place(1, 1)


def with_savings(*savings: Any, days_later: int = 0, **more: Any) -> Position:
    """A programme, a strand in it and a project in that, each with id 1, on 17 July
    2012; and these savings. `more`: targets, benefits and so on."""
    strand = make_strand(make_project(id=1, strand_id=1), id=1, programme_id=1)
    position = make_position(make_programme(strand, id=1))
    return replace(
        position,
        savings=SavingsPosition(SavingsFacts(savings=savings, **more)),
        as_at=position.as_at + timedelta(days=days_later),
        on=position.on + timedelta(days=days_later),
    )
