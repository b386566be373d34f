"""Benefits and business cases as plain values, made without a database."""

from datetime import date
from decimal import Decimal
from typing import Any

from programmes.standing import Place
from savings.choices import BenefitKind, BenefitState, CaseStage, CaseStatus
from savings.facts import BenefitFact, CaseFact, CeilingFact, ReadingFact

PROGRAMME = Place(1)


def benefit(*readings: tuple[date, Any], **fields: Any) -> BenefitFact:
    """Days until an answer: 20 on 1 April 2012, to be 10 on 1 April 2013."""
    texts = (
        *("description", "category", "saving", "baseline_source", "owner"),
        *("later_owner", "activities", "declared", "declared_reason"),
        "closing_reason",
    )
    values: dict[str, Any] = {
        "id": 1,
        "reference": "B1",
        "title": "Answers come sooner",
        "place": PROGRAMME,
        "is_disbenefit": False,
        "kind": BenefitKind.QUANTITATIVE.value,
        "annual_value": None,
        "measure": "Days until an answer",
        "unit": "days",
        "direction": "decrease",
        "baseline": Decimal(20),
        "baseline_on": date(2012, 4, 1),
        "target": Decimal(10),
        "target_on": date(2013, 4, 1),
        "state": BenefitState.OPEN.value,
        "closed_on": None,
        "priorities": (),
        "values": (),
        "readings": tuple(ReadingFact(on, Decimal(each), "") for on, each in readings),
        "exempt": None,
    }
    return BenefitFact(**dict.fromkeys(texts, "") | values | fields)


def ceiling(spent: int = 0, **fields: Any) -> CeilingFact:
    """£400,000 for scoping, as Lancashire's Cabinet allowed; `spent` in pounds."""
    values: dict[str, Any] = {
        "id": 1,
        "title": "Scoping",
        "amount": 400_000_00,
        "spent": spent * 100,
        "allowed_by": "Cabinet",
        "allowed_on": date(2019, 9, 5),
        "decision": "",
        "returns_to": "",
        "returns_on": None,
        "returned_on": None,
    }
    return CeilingFact(**values | fields)


def case(*ceilings: CeilingFact, **fields: Any) -> CaseFact:
    values: dict[str, Any] = {
        "id": 1,
        "reference": "BC1",
        "title": "Share the depot",
        "place": PROGRAMME,
        "number": 1,
        "stage": CaseStage.OUTLINE.value,
        "status": CaseStatus.DRAFT.value,
        "decided_on": None,
        "decided_by": "",
        "decision": "",
        "conditions": "",
        "content": None,
        "ceilings": ceilings,
        "exempt": None,
    }
    return CaseFact(**values | fields)
