"""Registers taken over from spreadsheets."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from common.importing.kept import ColumnsNamed, KeptSpreadsheet
from risks.models.register import Register
from risks.querysets import ColumnMappingQuerySet, RiskImportQuerySet


class ColumnMapping(ColumnsNamed):
    """Which column of a council's own register holds which field."""

    objects = ColumnMappingQuerySet.as_manager()
    history = HistoricalRecords()


class RiskImport(KeptSpreadsheet):
    """A spreadsheet on its way into a register, and what came of it."""

    register = models.ForeignKey(Register, models.PROTECT, related_name="imports")

    objects = RiskImportQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["sheets"])

    def get_absolute_url(self) -> str:
        return reverse("risks:import_detail", args=[self.pk])
