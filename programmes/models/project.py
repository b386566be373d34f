"""Projects."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from common.exemption import MayBeExempt
from common.fields import RichTextField
from programmes.choices import ProjectState
from programmes.models.council import Stage
from programmes.models.strand import Strand
from programmes.querysets import ProjectQuerySet


class Project(MayBeExempt):
    """A piece of work inside a strand, with a sponsor, a manager and an end."""

    strand = models.ForeignKey(Strand, models.PROTECT, related_name="projects")
    name = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField(
        default=1, help_text="Its place among the projects of its strand."
    )
    purpose = RichTextField(blank=True)
    stage = models.ForeignKey(
        Stage, models.PROTECT, null=True, blank=True, related_name="projects"
    )
    state = models.CharField(
        max_length=20, choices=ProjectState.choices, default=ProjectState.IN_PROGRESS
    )
    is_material = models.BooleanField(
        "counts towards its strand's rating",
        default=True,
        help_text="A strand rated better than a material project must say why.",
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ProjectQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(MayBeExempt.Meta):
        abstract = False
        ordering = ["strand", "order", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("reports:project_detail", args=[self.pk])
