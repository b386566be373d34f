"""Savings plans taken over from spreadsheets."""

from __future__ import annotations

from django.urls import reverse
from simple_history.models import HistoricalRecords

from common.importing.kept import ColumnsNamed, KeptSpreadsheet
from savings.querysets import ColumnMappingQuerySet, SavingsImportQuerySet


class ColumnMapping(ColumnsNamed):
    """Which column of a council's own savings plan holds which field."""

    objects = ColumnMappingQuerySet.as_manager()
    history = HistoricalRecords()


class SavingsImport(KeptSpreadsheet):
    """A spreadsheet on its way into the savings plan, and what came of it."""

    objects = SavingsImportQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["sheets"])

    def get_absolute_url(self) -> str:
        return reverse("savings:import_detail", args=[self.pk])
