"""Loads the demo council, once."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.demo import DEMO_ACCOUNTS
from accounts.models import User
from reports.demo.cco import cco
from reports.demo.council import open_demo_council
from reports.demo.diary import Diary, moment
from reports.demo.future_options import future_options
from reports.demo.future_paper import PREFERRED_APPROACH
from reports.demo.org_development import org_development
from reports.demo.otp.paper import JULY_2012
from reports.demo.otp.programme import OTP
from reports.demo.people import People
from reports.demo.risks.registers import registers
from reports.demo.risks.statements import tell_statements
from reports.demo.risks.tell import RegisterTeller
from reports.demo.savings.telling import note_savings
from reports.demo.shapes import ProgrammeStory
from reports.demo.strategic_change import strategic_change
from reports.demo.tell import ProgrammeTeller
from reports.demo.tell_paper import tell_paper

BEGINS = date(2011, 4, 1)


def is_loaded() -> bool:
    """The demo's own accounts mark that it is there."""
    emails = [account.email for account in DEMO_ACCOUNTS]
    return User.objects.filter(email__in=emails).exists()


def stories(today: date) -> tuple[ProgrammeStory, ...]:
    """Four programmes report to this day; Milton Keynes' story ended in July 2012."""
    return (
        OTP,
        future_options(today),
        cco(today),
        org_development(today),
        strategic_change(today),
    )


@transaction.atomic
def load_demo(*, now: datetime, can_sign_in: bool) -> bool:
    """False when it is there already, and nothing was changed."""
    if is_loaded():
        return False
    opened = moment(BEGINS, 8)
    open_demo_council(opened)
    people = People(since=opened, can_sign_in=can_sign_in)
    people.open_accounts()
    diary = Diary(latest=now - timedelta(minutes=10))
    today = timezone.localdate(now)
    for story in stories(today):
        ProgrammeTeller(story, people).note(diary)
    for register in registers(today):
        RegisterTeller(register, people).note(diary)
    note_savings(diary, people, today)
    diary.play()
    tell_paper(JULY_2012)
    tell_paper(PREFERRED_APPROACH)
    tell_statements(today)
    return True
