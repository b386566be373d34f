"""What happens when a report is written, approved or chased. Each call is whole: it
happens with everything that belongs to it, or not at all."""

from highlights.services.approval import approve_report, return_report
from highlights.services.chase import Chased, chase_reports
from highlights.services.cycle import (
    create_cycle,
    generate_periods,
    move_due_date,
    update_cycle,
)
from highlights.services.exemption import release_report, withhold_report
from highlights.services.repeat import repeat_last_report, restore_report
from highlights.services.report import (
    Changes,
    DimensionChange,
    correct_report,
    save_report,
    start_report,
    submission_problems,
    submit_report,
)
from highlights.services.scheme import revise_scheme

__all__ = [
    "Changes",
    "Chased",
    "DimensionChange",
    "approve_report",
    "chase_reports",
    "correct_report",
    "create_cycle",
    "generate_periods",
    "move_due_date",
    "release_report",
    "repeat_last_report",
    "restore_report",
    "return_report",
    "revise_scheme",
    "save_report",
    "start_report",
    "submission_problems",
    "submit_report",
    "update_cycle",
    "withhold_report",
]
