"""Who does what on a programme, strand or project, from when to when."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from programmes.choices import ScopedRole
from programmes.models.programme import Programme
from programmes.models.project import Project
from programmes.models.strand import Strand
from programmes.querysets import RoleAssignmentQuerySet


class RoleAssignment(models.Model):
    """A role that a person holds on one programme, strand or project.

    Ended, never deleted: who was strand lead in March 2012 stays answerable.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="scoped_roles",
        verbose_name="person",
    )
    role = models.CharField(max_length=30, choices=ScopedRole.choices)
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="roles"
    )
    strand = models.ForeignKey(
        Strand, models.PROTECT, null=True, blank=True, related_name="roles"
    )
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="roles"
    )
    starts_on = models.DateField("from")
    ends_on = models.DateField(
        "until",
        null=True,
        blank=True,
        help_text="The last day, or empty while it goes on.",
    )

    may_see_exempt = models.BooleanField(
        "may see exempt items here",
        default=False,
        help_text="Asked only for board members; every other role may.",
    )

    objects = RoleAssignmentQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["role", "-starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(
                        programme__isnull=False,
                        strand__isnull=True,
                        project__isnull=True,
                    )
                    | Q(
                        programme__isnull=True,
                        strand__isnull=False,
                        project__isnull=True,
                    )
                    | Q(
                        programme__isnull=True,
                        strand__isnull=True,
                        project__isnull=False,
                    )
                ),
                name="programmes_roleassignment_one_place",
                violation_error_message=(
                    "A role is held on one programme, one strand or one project."
                ),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(ends_on__gte=models.F("starts_on")),
                name="programmes_roleassignment_ends_after_start",
                violation_error_message="A role cannot end before it starts.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.place}"

    def get_absolute_url(self) -> str:
        kind = self.place._meta.model_name
        return reverse("programmes:role_list", args=[kind, self.place.pk])

    def clean(self) -> None:
        super().clean()
        if self.ends_on is not None and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": "A role cannot end before it starts."})

    @property
    def place(self) -> Programme | Strand | Project:
        """What the role is held on: one of the three, as a constraint makes sure."""
        place = self.programme or self.strand or self.project
        assert place is not None  # noqa: S101  # the constraint, told to the type checker
        return place
