"""The logs of a register as a table: its filters, its order, its spreadsheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import django_filters
from django import forms
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from accounts.models import User
from common.exemption import withheld_notice
from common.spreadsheet import Sheet
from risks.choices import LogKind, LogState
from risks.models import LogEntry, Register
from risks.querysets import LogEntryQuerySet

COLUMNS = {
    "reference": "kind",
    "title": "title",
    "owner": "owner__name",
    "date": "raised_on",
    "due": "due_on",
    "state": "state",
}
PLURALS = {
    LogKind.ISSUE: "Issues",
    LogKind.ASSUMPTION: "Assumptions",
    LogKind.DECISION: "Decisions",
}


class LogFilter(django_filters.FilterSet):
    """Entries of one register."""

    q = django_filters.CharFilter(label="Text", method="with_text", max_length=200)
    state = django_filters.ChoiceFilter(
        label="State", choices=LogState.choices, empty_label="Any"
    )
    kind = django_filters.ChoiceFilter(
        choices=LogKind.choices, widget=forms.HiddenInput
    )

    class Meta:
        model = LogEntry
        fields = ["q", "state", "kind"]

    def with_text(
        self, rows: LogEntryQuerySet, _name: str, text: str
    ) -> LogEntryQuerySet:
        return rows.filter(
            Q(reference__icontains=text)
            | Q(title__icontains=text)
            | Q(detail__icontains=text)
            | Q(outcome__icontains=text)
        )


def entries_of(user: User, register: Register) -> LogEntryQuerySet:
    """What this reader may see of a register's logs, as the table shows it."""
    rows: LogEntryQuerySet = (
        LogEntry.objects.visible_to(user)
        .filter(register=register)
        .select_related("owner", "risk")
    )
    return rows


def usual_order(rows: QuerySet[LogEntry]) -> QuerySet[LogEntry]:
    """What is open first, the newest of it on top."""
    closed_last = Case(
        When(state=LogState.CLOSED, then=Value(1)),
        default=Value(0),
        output_field=IntegerField(),
    )
    return rows.order_by(closed_last, "-raised_on", "-pk")


def counts_by_kind(user: User, register: Register) -> list[tuple[LogKind, str, int]]:
    """How many open entries each log has. One query."""
    rows = LogEntry.objects.visible_to(user).filter(register=register).open()
    counted = Counter(rows.order_by().values_list("kind", flat=True))
    return [(kind, PLURALS[kind], counted[kind]) for kind in LogKind]


def withheld_entries(user: User, register: Register) -> str:
    """How many entries are kept from this reader, and under which paragraphs. One
    query."""
    rows = list(
        register.log.withheld_from(user).values_list(
            "is_exempt",
            "exempt_paragraphs",
            "risk__is_exempt",
            "risk__exempt_paragraphs",
            "risk__register__project__is_exempt",
            "risk__register__project__exempt_paragraphs",
        )
    )
    paragraphs = {
        number
        for row in rows
        for is_exempt, numbers in (row[0:2], row[2:4], row[4:6])
        if is_exempt
        for number in numbers
    }
    return withheld_notice(len(rows), paragraphs)


def sheet_of(title: str, rows: Iterable[LogEntry]) -> Sheet:
    return Sheet(
        title=title,
        headers=[
            "Reference",
            "Log",
            "Title",
            "Detail",
            "Risk",
            "Owner",
            "Date",
            "By",
            "Decided by",
            "State",
            "Closed on",
            "Outcome",
        ],
        rows=(
            [
                row.reference,
                row.get_kind_display(),
                row.title,
                row.detail,
                row.risk and row.risk.reference,
                row.owner and row.owner.name,
                row.raised_on,
                row.due_on,
                row.decided_by,
                row.get_state_display(),
                row.closed_on,
                row.outcome,
            ]
            for row in rows
        ),
    )
