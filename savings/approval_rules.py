"""Whose own proposal a saving is. Pure."""

from __future__ import annotations

from dataclasses import dataclass

_WHO_ELSE = (
    "so a colleague approves it: finance, the programme office, or whoever else "
    "approves for a place that claims it."
)


@dataclass(frozen=True)
class Proposers:
    """By their ids: who answers for the budget, None for nobody; who proposed it last
    or brought it in from a spreadsheet, 0 for nobody.

    House default (segregation of duties, as `validation_rules.Claimants`): nobody
    approves a saving of their own. Anybody who may approve it may give it up.
    """

    owner: int | None
    proposed_by: int

    def why_own(self, person: int) -> str:
        """Why this person does not approve it, in a sentence; empty where they may."""
        if person == self.owner:
            return f"You answer for this budget, {_WHO_ELSE}"
        if person == self.proposed_by:
            return f"You put this saving forward, {_WHO_ELSE}"
        return ""
