"""Which columns of a register can be imported together."""

from __future__ import annotations

from common.importing.mapping import Columns, chosen_twice
from risks.importing.fields import RISK_FIELDS


def mapping_problems(columns: Columns) -> list[str]:
    """Sentences saying why these columns cannot be imported; none if they can."""
    found = chosen_twice(columns, RISK_FIELDS)
    chosen = set(columns.values())
    if not {"title", "event"} & chosen:
        found.append("Choose the column that holds the title of each risk.")
    for which in ("inherent", "current", "target"):
        pair = {f"{which}_likelihood", f"{which}_impact"}
        if len(pair & chosen) == 1 and f"{which}_score" not in chosen:
            found.append(
                f"Choose both columns of the {which} score, likelihood and impact, or "
                "neither."
            )
    if "action" in chosen and "action_due_on" not in chosen:
        found.append("Choose the column that says by when each action is due.")
    return found
