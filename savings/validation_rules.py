"""What finance may conclude about a claim, and on which evidence. Pure; whole pence.

Only finance validates, and never before the saving stands in the budget: what is not
certain is not counted (Croydon, law-and-conventions 5.5 of the product's brief).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from common.money import in_pounds
from savings.choices import (
    CASHABLE_KINDS,
    RETURNED_STATES,
    EvidenceKind,
    SavingKind,
    ValidationOutcome,
)

# House default, after the definitions of the Cabinet Office's technical note 2022/23.
EVIDENCE_FOR: Mapping[str, tuple[EvidenceKind, ...]] = {
    SavingKind.BUDGET_REDUCTION: (EvidenceKind.LEDGER, EvidenceKind.DOCUMENT),
    SavingKind.INCOME: (
        EvidenceKind.INCOME_RECEIVED,
        EvidenceKind.LEDGER,
        EvidenceKind.DOCUMENT,
    ),
    SavingKind.COST_AVOIDANCE: (EvidenceKind.DOCUMENT,),
    SavingKind.NON_CASHABLE: (EvidenceKind.DOCUMENT,),
}
NOT_CASHABLE = (
    "This saving is not cashable: quality gains and avoided spend reduce no budget "
    "(Cabinet Office technical note 2022/23, efficiency definitions). It is validated "
    "against a document, and closes no funding gap."
)
NO_EVIDENCE = "Nothing is validated without evidence: say what you have seen."
_NOT_THIS = {
    EvidenceKind.LEDGER: "No budget line falls by a saving that is not cashable: "
    "validate it against a document.",
    EvidenceKind.INCOME_RECEIVED: "This saving brings no income in: choose what shows "
    "that it was made.",
}


@dataclass(frozen=True)
class Evidence:
    """What finance has seen, as it is written down."""

    kind: str = ""
    ledger_line: str = ""
    reference: str = ""
    has_file: bool = False


class ClaimStanding(StrEnum):
    """How a claim stands with finance."""

    WAITING = "waiting"
    FELL = "fell"
    IN_PART = "in_part"
    REFUSED = "refused"
    VALIDATED = "validated"
    NOTHING = "nothing"

    @property
    def label(self) -> str:
        return _STANDINGS[self]


_STANDINGS = {
    ClaimStanding.WAITING: "Waiting for finance",
    ClaimStanding.FELL: "Less is claimed than was validated",
    ClaimStanding.IN_PART: "Validated in part",
    ClaimStanding.REFUSED: "Refused",
    ClaimStanding.VALIDATED: "Validated",
    ClaimStanding.NOTHING: "Nothing claimed",
}


@dataclass(frozen=True)
class Concluded:
    """The last conclusion about a saving's year: what was claimed then."""

    outcome: str
    claimed: int


@dataclass(frozen=True)
class Claimants:
    """Whose claim it is, by their ids: who answers for the budget, who handed in the
    last return that speaks of it, who last changed the figure. 0 or None for nobody.

    House default (segregation of duties): nobody concludes about a claim of their own,
    neither for it nor against it. A saving counts as delivered on finance's word alone;
    that word is worth something only from somebody who did not give the figure.
    """

    owner: int | None
    returned_by: int
    achieved_by: int

    @property
    def ids(self) -> set[int]:
        return {self.owner or 0, self.returned_by, self.achieved_by} - {0}

    def why_own(self, person: int) -> str:
        """Why it is this person's own claim; empty where it is not."""
        if person == self.owner:
            return "You answer for this budget, so the claim is your own."
        if person == self.returned_by:
            return "You submitted the return that claims this."
        if person == self.achieved_by:
            return "You wrote down what is claimed here."
        return ""


def standing(achieved: int, validated: int, last: Concluded | None) -> ClaimStanding:
    """Finance looks again once another amount is claimed than it last concluded on."""
    if achieved < validated:
        return ClaimStanding.FELL
    if achieved == validated:
        return ClaimStanding.VALIDATED if validated else ClaimStanding.NOTHING
    if last is None or last.claimed != achieved:
        return ClaimStanding.WAITING
    is_refused = last.outcome == ValidationOutcome.REFUSED
    return ClaimStanding.REFUSED if is_refused else ClaimStanding.IN_PART


def why_not_open(state: str) -> str:
    """Why nothing of a saving can be validated yet or any more; empty where it can."""
    if state in RETURNED_STATES:
        return ""
    return (
        "Nothing of a saving is validated before it is in the budget, nor once it is "
        "withdrawn."
    )


def amount_problem(amount: int, claimed: int, validated: int) -> str:
    """`amount` is all that is validated of the year, not what is added to it."""
    if amount < 0:
        return "What is validated is not negative."
    if amount > max(claimed, 0):
        return (
            f"{in_pounds(claimed)} is claimed for the year: no more than that can be "
            "validated."
        )
    if amount == 0 and validated == 0:
        return "Say how much you validate, or refuse the claim."
    return ""


def evidence_problems(kind: str, evidence: Evidence) -> dict[str, str]:
    """By the field it is about, for a saving of a kind. Empty where it will do."""
    if not evidence.kind:
        return {"evidence": NO_EVIDENCE}
    if evidence.kind not in EVIDENCE_FOR[kind]:
        return {"evidence": _NOT_THIS[EvidenceKind(evidence.kind)]}
    if evidence.kind == EvidenceKind.LEDGER and not evidence.ledger_line:
        return {"ledger_line": "Say which budget line was reduced in the ledger."}
    shown = evidence.reference or evidence.has_file
    if evidence.kind == EvidenceKind.INCOME_RECEIVED and not (
        shown or evidence.ledger_line
    ):
        return {"ledger_line": "Say where the income is booked."}
    if evidence.kind == EvidenceKind.DOCUMENT and not shown:
        return {"evidence_reference": "Say where the document is, or upload it."}
    return {}


def notes(kind: str, claimed: int, validated: int) -> list[str]:
    """What finance should know before it concludes, in sentences."""
    said = []
    if kind not in CASHABLE_KINDS:
        said.append(NOT_CASHABLE)
    if claimed < validated:
        said.append(
            f"{in_pounds(claimed)} is claimed now and {in_pounds(validated)} was "
            "validated: less is claimed than finance has validated. Validate what is "
            "left of it, or ask the budget owner."
        )
    return said
