"""Which columns of a register can be imported together."""

from __future__ import annotations

from common.importing.mapping import Columns
from risks.importing.fields import BY_NAME


def mapping_problems(columns: Columns) -> list[str]:
    """Sentences saying why these columns cannot be imported; none if they can."""
    found = []
    chosen = list(columns.values())
    for name in sorted({n for n in chosen if chosen.count(n) > 1}, key=chosen.index):
        found.append(f"{BY_NAME[name].heading} is chosen for more than one column.")
    if not {"title", "event"} & set(chosen):
        found.append("Choose the column that holds the title of each risk.")
    for which in ("inherent", "current", "target"):
        pair = {f"{which}_likelihood", f"{which}_impact"}
        if len(pair & set(chosen)) == 1 and f"{which}_score" not in chosen:
            found.append(
                f"Choose both columns of the {which} score, likelihood and impact, or "
                "neither."
            )
    if "action" in chosen and "action_due_on" not in chosen:
        found.append("Choose the column that says by when each action is due.")
    return found
