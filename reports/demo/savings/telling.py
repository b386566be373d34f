"""All that the demo tells of savings, benefits and business cases."""

from __future__ import annotations

from datetime import date
from functools import partial

from common.periods import year_of
from reports.demo.diary import Diary, moment
from reports.demo.people import People
from reports.demo.savings.benefits import benefits
from reports.demo.savings.cases import cases
from reports.demo.savings.now import savings_now
from reports.demo.savings.otp import OTP_SAVINGS
from reports.demo.savings.tell_benefit import BenefitTeller, add_values
from reports.demo.savings.tell_case import CaseTeller
from reports.demo.savings.tell_plan import PlanTeller
from reports.demo.savings.tell_returns import ReturnsTeller
from reports.demo.savings.tell_saving import SavingTeller


def note_savings(diary: Diary, people: People, today: date) -> None:
    savings = (*OTP_SAVINGS, *savings_now(year_of(today), today))
    PlanTeller(people, today).note(diary)
    for saving in savings:
        SavingTeller(saving, people).note(diary)
    ReturnsTeller(savings, people, today).note(diary)
    diary.note(moment(date(2011, 4, 1), 9), partial(add_values, people))
    for benefit in benefits(today):
        BenefitTeller(benefit, people).note(diary)
    for case in cases(today):
        CaseTeller(case, people).note(diary)
