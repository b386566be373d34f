"""What savings keep by financial year. Lists by month go by the place of a month in the
year, and a return period is planned as such a month: of another start of the year, the
same figures would say other months."""

from __future__ import annotations

from common.wording import count_of
from programmes.kept_by_year import keeps_by_year
from savings.models import (
    CaseVersion,
    GapLine,
    GroupBudget,
    GroupExplanation,
    ReturnPeriod,
    SavingsTarget,
    SavingYear,
)

_KEPT = (
    (SavingYear, "year of a saving", "years of savings"),
    (ReturnPeriod, "return period", ""),
    (SavingsTarget, "target", ""),
    (GroupBudget, "budget", ""),
    (GroupExplanation, "explanation of a budget", "explanations of budgets"),
    (GapLine, "line of the funding gap", "lines of the funding gap"),
    (CaseVersion, "version of a business case", "versions of business cases"),
)


@keeps_by_year
def figures_of_savings() -> list[str]:
    """One query for each kind."""
    counted = [
        (model._default_manager.count(), one, many) for model, one, many in _KEPT
    ]
    return [count_of(count, one, many) for count, one, many in counted if count]
