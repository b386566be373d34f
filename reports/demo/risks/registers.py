"""Every register of the demo council."""

from __future__ import annotations

from datetime import date

from reports.demo.risks.cco import cco_registers
from reports.demo.risks.council import council_register
from reports.demo.risks.future_options import future_options_registers
from reports.demo.risks.other_schemes import (
    org_development_register,
    strategic_change_registers,
)
from reports.demo.risks.otp_programme import otp_programme_register
from reports.demo.risks.otp_projects import otp_project_registers
from reports.demo.risks.otp_strands import otp_strand_registers
from reports.demo.risks.shapes import RegisterStory


def registers(today: date) -> tuple[RegisterStory, ...]:
    """Those above first: where two are opened on one day, a risk finds its way up."""
    return (
        council_register(today),
        otp_programme_register(today),
        *otp_strand_registers(today),
        *otp_project_registers(today),
        *future_options_registers(today),
        *cco_registers(today),
        org_development_register(today),
        *strategic_change_registers(today),
    )
