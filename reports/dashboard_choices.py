"""What a reader of a dashboard may narrow its tables to, and what these show."""

from __future__ import annotations

from typing import Any

MILESTONE_CHOICES = (("all", "All"), ("open", "To come"), ("overdue", "Overdue"))
RISK_CHOICES = (
    ("open", "All open"),
    ("red", "Red"),
    ("worse", "Got worse"),
    ("overdue", "Review overdue"),
    ("escalated", "Escalated"),
    ("above_appetite", "Above appetite"),
)

RISKS_SHOWN = 10  # of a page; the register has them all

# What a page shows of a block, where that is more than a paper prints.
COLUMNS: dict[str, dict[str, Any]] = {
    "project_dashboard": {
        "columns": (
            "name",
            "manager",
            "stage",
            "previous",
            "indicated",
            "now",
            "direction",
            "comment",
        )
    },
    "risk_table": {
        "columns": (
            "reference",
            "risk",
            "register",
            "owner",
            "current",
            "direction",
            "target",
            "actions",
            "review",
        )
    },
}

RISKS_OF_A_PROJECT = tuple(
    code for code in COLUMNS["risk_table"]["columns"] if code != "register"
)
