"""Benefits and business cases. Amounts are in pence."""

from datetime import date
from decimal import Decimal
from typing import Any

from programmes.models import Programme, Project
from savings.appraisal.content import CaseContent, Option, content_as_json
from savings.choices import BenefitDirection, BenefitKind, CaseStage
from savings.models import (
    Benefit,
    BenefitReading,
    BusinessCase,
    CaseVersion,
    CorporateValue,
    SpendCeiling,
    SpendEntry,
)
from tests.factories.programmes import make_project
from tests.factories.record import number, saved
from tests.factories.savings import YEAR, Place, in_pounds


def make_corporate_value(**fields: Any) -> CorporateValue:
    return saved(CorporateValue(**{"name": f"Value {next(number)}"} | fields))


def make_benefit(place: Place | None = None, **fields: Any) -> Benefit:
    """Waiting times, to fall from 20 days to 10 by March 2013."""
    at = fields.pop("at", None)
    nth = next(number)
    place = place or make_project()
    return saved(
        Benefit(
            **{
                type(place).__name__.lower(): place,
                "reference": f"B{nth}",
                "title": f"Benefit {nth}",
                "kind": BenefitKind.QUANTITATIVE,
                "measure": "Days until an answer",
                "unit": "days",
                "direction": BenefitDirection.DECREASE,
                "baseline": Decimal(20),
                "baseline_on": date(2011, 4, 1),
                "baseline_source": "Service desk records",
                "target": Decimal(10),
                "target_on": date(2013, 3, 31),
            }
            | fields
        ),
        at,
    )


def make_benefit_reading(
    benefit: Benefit | None = None, **fields: Any
) -> BenefitReading:
    at = fields.pop("at", None)
    return saved(
        BenefitReading(
            **{
                "benefit": benefit or make_benefit(),
                "on": date(2012, 6, 30),
                "value": Decimal(15),
            }
            | fields
        ),
        at,
    )


CONTENT = CaseContent(
    first_year=YEAR,
    options=(
        Option(code="nothing", name="Do nothing", is_do_nothing=True),
        Option(code="share", name="Share the service"),
    ),
    preferred="share",
)


def make_business_case(
    place: Programme | Project | None = None, **fields: Any
) -> BusinessCase:
    nth = next(number)
    place = place or make_project()
    return saved(
        BusinessCase(
            **{
                type(place).__name__.lower(): place,
                "reference": f"BC{nth}",
                "title": f"Business case {nth}",
            }
            | fields
        )
    )


def make_case_version(
    case: BusinessCase | None = None,
    content: CaseContent = CONTENT,
    **fields: Any,
) -> CaseVersion:
    case = case or make_business_case()
    return saved(
        CaseVersion(
            **{
                "case": case,
                "number": case.versions.count() + 1,
                "stage": CaseStage.OUTLINE,
                "content": content_as_json(content),
            }
            | fields
        )
    )


def make_spend_ceiling(case: BusinessCase | None = None, **fields: Any) -> SpendCeiling:
    """Up to £400,000 for scoping, as Lancashire's Cabinet allowed in September 2019."""
    return saved(
        SpendCeiling(
            **{
                "case": case or make_business_case(),
                "title": "Scoping",
                "amount": in_pounds(400_000),
                "allowed_by": "Cabinet",
                "allowed_on": date(2019, 9, 5),
            }
            | fields
        )
    )


def make_spend_entry(ceiling: SpendCeiling | None = None, **fields: Any) -> SpendEntry:
    return saved(
        SpendEntry(
            **{
                "ceiling": ceiling or make_spend_ceiling(),
                "on": date(2019, 10, 31),
                "amount": in_pounds(50_000),
            }
            | fields
        )
    )
