"""The same savings, seen from each side: every cut gives the same total."""

from savings.cuts.by_place import by_programme, by_project, by_strand
from savings.cuts.by_saving import (
    by_delivery,
    by_group,
    by_kind,
    by_saving,
    by_saving_in_group,
    by_year,
    not_yet_agreed,
    total,
)
from savings.cuts.shape import (
    NOT_IN_STRUCTURE,
    OUTSIDE_PROGRAMMES,
    Cut,
    CutRow,
    Key,
    Tally,
)

__all__ = [
    "NOT_IN_STRUCTURE",
    "OUTSIDE_PROGRAMMES",
    "Cut",
    "CutRow",
    "Key",
    "Tally",
    "by_delivery",
    "by_group",
    "by_kind",
    "by_programme",
    "by_project",
    "by_saving",
    "by_saving_in_group",
    "by_strand",
    "by_year",
    "not_yet_agreed",
    "total",
]
