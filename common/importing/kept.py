"""What is stored of a spreadsheet on its way in, whatever it brings: each app has its
own table of these."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class ColumnsNamed(models.Model):
    """Which column of a council's own spreadsheet holds which field: asked once.

    `headings` is the header row as it stood; `fields` names the field of each column,
    by its number from 1.
    """

    headings = models.JSONField(default=list)
    fields = models.JSONField(default=dict)

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self) -> str:
        return ", ".join(str(heading) for heading in self.headings)


class KeptSpreadsheet(models.Model):
    """A spreadsheet on its way in, and what came of it.

    `sheets` holds the cells as read, and belongs in no history; `did` what was created
    and changed, so that it can be undone while nobody has touched it since.
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

    class Meta:
        abstract = True
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        raise NotImplementedError
