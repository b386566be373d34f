"""How the council is organised for its budget, from one day to the next."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from common.fields import PenceField
from common.money import WHOLE_SHARE
from savings.querysets import ReportingStructureQuerySet, ServiceGroupQuerySet


def year_field(verbose_name: str) -> models.PositiveSmallIntegerField:
    """A financial year, by the calendar year it starts in: 2012 is 2012-13."""
    return models.PositiveSmallIntegerField(
        verbose_name, validators=[MinValueValidator(1900), MaxValueValidator(2199)]
    )


def share_field() -> models.PositiveSmallIntegerField:
    """Hundredths of a percent: 10,000 is all of it."""
    return models.PositiveSmallIntegerField(
        "share",
        default=WHOLE_SHARE,
        validators=[MinValueValidator(1), MaxValueValidator(WHOLE_SHARE)],
        help_text="In hundredths of a percent: 10,000 is all of it.",
    )


class ReportingStructure(models.Model):
    """The service groups the council reports by, from a day on until the next one."""

    name = models.CharField(max_length=200, unique=True)
    in_force_from = models.DateField("in force from", unique=True)
    note = models.TextField("why it changed", blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    # Set by `with_group_count`.
    group_count: int

    objects = ReportingStructureQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-in_force_from"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("savings:structure_detail", args=[self.pk])


class ServiceGroup(models.Model):
    """A directorate or service group in one reporting structure; budgets are its."""

    structure = models.ForeignKey(
        ReportingStructure, models.PROTECT, related_name="groups"
    )
    code = models.CharField(max_length=20, help_text="Short, for narrow columns.")
    name = models.CharField(max_length=200)
    director = models.CharField(
        "who answers for it", max_length=200, blank=True, help_text="By role."
    )
    order = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ServiceGroupQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["structure", "order", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["structure", "code"],
                name="savings_servicegroup_code_once",
                violation_error_message="This structure has a group with this code.",
            ),
            models.UniqueConstraint(
                fields=["structure", "name"],
                name="savings_servicegroup_name_once",
                violation_error_message="This structure has a group of this name.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("savings:structure_detail", args=[self.structure_id])


class GroupSuccession(models.Model):
    """Which part of a service group went where in the next structure.

    The shares of one group's successors add up to all of it.
    """

    predecessor = models.ForeignKey(
        ServiceGroup, models.PROTECT, related_name="successions"
    )
    successor = models.ForeignKey(
        ServiceGroup, models.PROTECT, related_name="inheritances"
    )
    share = share_field()

    objects = models.Manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["predecessor", "successor"]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                name="savings_groupsuccession_once",
                violation_error_message="This part of the group is named already.",
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="savings_groupsuccession_two_groups",
                violation_error_message="A group does not succeed itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} to {self.successor}"


class GroupBudget(models.Model):
    """The net budget of a service group for a financial year."""

    group = models.ForeignKey(ServiceGroup, models.PROTECT, related_name="budgets")
    year = year_field("financial year")
    net_budget = PenceField("net budget")
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = models.Manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["group", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "year"],
                name="savings_groupbudget_once",
                violation_error_message="The group has a budget for this year.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}, {self.year}"


class GroupExplanation(models.Model):
    """Why a service group's savings stand as they do this year, and what is done: the
    text that stands beside its figures in the monitoring table."""

    group = models.ForeignKey(ServiceGroup, models.PROTECT, related_name="explanations")
    year = year_field("financial year")
    explanation = models.TextField(blank=True)
    mitigation = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = models.Manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["group", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "year"],
                name="savings_groupexplanation_once",
                violation_error_message="The group has its text for this year.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}, {self.year}"
