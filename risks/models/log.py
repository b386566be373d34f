"""The logs beside the risks of a register."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from common.exemption import MayBeExempt
from risks.choices import LogKind, LogState
from risks.models.register import Register
from risks.models.risk import Risk
from risks.querysets import LogEntryQuerySet


class LogEntry(MayBeExempt):
    """An issue that is here, an assumption that is made, or a decision that was taken.

    `risk` is the risk an issue came from. `decided_by` and `outcome` say, of an issue
    how it ended, of an assumption whether it held, of a decision who took it.
    """

    register = models.ForeignKey(Register, models.PROTECT, related_name="log")
    kind = models.CharField(max_length=20, choices=LogKind.choices)
    reference = models.CharField(max_length=30)
    title = models.CharField(max_length=200)
    detail = models.TextField(blank=True)
    risk = models.ForeignKey(
        Risk, models.PROTECT, null=True, blank=True, related_name="log"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="log_entries",
    )
    raised_on = models.DateField("date")
    due_on = models.DateField("by", null=True, blank=True)
    decided_by = models.CharField(max_length=200, blank=True)
    state = models.CharField(
        max_length=20, choices=LogState.choices, default=LogState.OPEN
    )
    closed_on = models.DateField("closed on", null=True, blank=True)
    outcome = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = LogEntryQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(MayBeExempt.Meta):
        abstract = False
        ordering = ["register", "kind", "-raised_on", "-pk"]
        verbose_name_plural = "log entries"
        constraints = [
            *MayBeExempt.Meta.constraints,
            models.UniqueConstraint(
                fields=["register", "reference"],
                name="risks_logentry_reference_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("risks:log_list", args=[self.register_id]) + f"#entry-{self.pk}"
