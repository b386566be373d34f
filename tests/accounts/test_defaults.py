from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_q.models import Schedule
from django_q.tasks import async_task

from accounts import defaults

pytestmark = pytest.mark.django_db


def test_sign_ins_that_have_ended_are_forgotten_every_day():
    defaults.load()
    defaults.load()
    now = timezone.now()
    Session.objects.create(session_key="ended", expire_date=now - timedelta(days=1))
    Session.objects.create(session_key="goes on", expire_date=now + timedelta(days=1))

    schedule = Schedule.objects.get(name="Forget sign-ins that have ended")
    async_task(schedule.func, schedule.args.strip("'"))

    assert schedule.schedule_type == Schedule.DAILY
    assert [session.session_key for session in Session.objects.all()] == ["goes on"]
