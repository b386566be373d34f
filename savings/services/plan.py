"""What finance keeps for all savings: structures, budgets, the funding gap, targets."""

from savings.services.plan_money import (
    create_gap_line,
    remove_gap_line,
    remove_target,
    set_budget,
    set_budgets,
    set_explanation,
    set_target,
    update_gap_line,
    update_target,
)
from savings.services.plan_structures import (
    add_group,
    create_structure,
    remove_group,
    update_group,
    update_structure,
    why_not_removed,
)
from savings.services.plan_succession import (
    Went,
    broken_shares,
    set_successions,
    structure_before,
)

__all__ = [
    "Went",
    "add_group",
    "broken_shares",
    "create_gap_line",
    "create_structure",
    "remove_gap_line",
    "remove_group",
    "remove_target",
    "set_budget",
    "set_budgets",
    "set_explanation",
    "set_successions",
    "set_target",
    "structure_before",
    "update_gap_line",
    "update_group",
    "update_structure",
    "update_target",
    "why_not_removed",
]
