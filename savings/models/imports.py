"""Savings plans taken over from spreadsheets."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from savings.querysets import ColumnMappingQuerySet, SavingsImportQuerySet


class ColumnMapping(models.Model):
    """Which column of a council's own spreadsheet holds which field: asked once.

    `headings` is the header row as it stood; `fields` names the field of each column,
    by its number from 1.
    """

    headings = models.JSONField(default=list)
    fields = models.JSONField(default=dict)

    objects = ColumnMappingQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return ", ".join(str(heading) for heading in self.headings)


class SavingsImport(models.Model):
    """A spreadsheet on its way into the savings plan, and what came of it.

    `sheets` holds the cells as read; `did` what was created and changed, so that it can
    be undone while nobody has touched it since.
    """

    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    file_name = models.CharField(max_length=200)
    uploaded_at = models.DateTimeField(auto_now_add=True)
    sheets = models.JSONField(default=dict, blank=True)
    mapping = models.JSONField(default=dict, blank=True)
    did = models.JSONField(default=dict, blank=True)
    imported_at = models.DateTimeField(null=True, editable=False)
    undone_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = SavingsImportQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["sheets"])

    class Meta:
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("savings:import_detail", args=[self.pk])
