"""Entries of logs, as the service makes them."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from risks import services
from risks.choices import LogKind
from risks.models import LogEntry, Register

AT = timezone.make_aware(datetime(2012, 4, 2, 10))


def add(register: Register, kind: str = LogKind.ISSUE, **fields: Any) -> LogEntry:
    """Dated in the past unless it says otherwise."""
    fields = {"title": "The bus is late", "at": AT} | fields
    return services.add_log_entry(register, kind=kind, by=None, **fields)
