"""`make_…()`: the council's records for tests, each usable with no arguments.

Every one is checked and recorded as the portal itself would (`save_with_reason`), so a
test never rests on a row that could not exist. Numbers in names count up, dates are
fixed: nothing depends on the day the tests run, except roles, which have been held for
ever unless said otherwise.
"""

from tests.factories.benefits import (
    make_benefit,
    make_benefit_reading,
    make_business_case,
    make_case_version,
    make_corporate_value,
    make_spend_ceiling,
    make_spend_entry,
)
from tests.factories.highlights import (
    make_cycle,
    make_period,
    make_report,
    make_scheme,
)
from tests.factories.papers import (
    make_paper,
    make_paper_template,
    make_preview,
    make_publication,
    make_section,
)
from tests.factories.people import (
    PASSWORD,
    make_council_role,
    make_user,
)
from tests.factories.programmes import (
    make_board,
    make_council,
    make_milestone,
    make_priority,
    make_programme,
    make_programme_manager,
    make_project,
    make_project_manager,
    make_role,
    make_stage,
    make_strand,
    make_strand_lead,
)
from tests.factories.record import (
    EXEMPT,
    LONG_AGO,
    saved,
)
from tests.factories.risks import (
    make_log_entry,
    make_register,
    make_risk,
    make_risk_action,
    make_risk_category,
    make_risk_control,
    make_scoring_scheme,
)
from tests.factories.savings import (
    make_claim,
    make_gap_line,
    make_return_calendar,
    make_return_line,
    make_return_period,
    make_saving,
    make_saving_year,
    make_savings_return,
    make_savings_target,
    make_service_group,
    make_structure,
    make_succession,
    make_validation,
)

__all__ = [
    "EXEMPT",
    "LONG_AGO",
    "PASSWORD",
    "make_benefit",
    "make_benefit_reading",
    "make_board",
    "make_business_case",
    "make_case_version",
    "make_claim",
    "make_corporate_value",
    "make_council",
    "make_council_role",
    "make_cycle",
    "make_gap_line",
    "make_log_entry",
    "make_milestone",
    "make_paper",
    "make_paper_template",
    "make_period",
    "make_preview",
    "make_priority",
    "make_programme",
    "make_programme_manager",
    "make_project",
    "make_project_manager",
    "make_publication",
    "make_register",
    "make_report",
    "make_return_calendar",
    "make_return_line",
    "make_return_period",
    "make_risk",
    "make_risk_action",
    "make_risk_category",
    "make_risk_control",
    "make_role",
    "make_saving",
    "make_saving_year",
    "make_savings_return",
    "make_savings_target",
    "make_scheme",
    "make_scoring_scheme",
    "make_section",
    "make_service_group",
    "make_spend_ceiling",
    "make_spend_entry",
    "make_stage",
    "make_strand",
    "make_strand_lead",
    "make_structure",
    "make_succession",
    "make_user",
    "make_validation",
    "saved",
]
