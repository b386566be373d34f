"""People, and what they do for the whole council."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from accounts.choices import CouncilRoleName
from accounts.querysets import CouncilRoleQuerySet, UserManager


class User(AbstractBaseUser):
    """A person who signs in, by e-mail address."""

    # A sign-in is an event for the log, not a change of the person's record.
    last_login: Any = None

    email = models.EmailField(
        "e-mail address",
        unique=True,
        error_messages={"unique": "Somebody already signs in with this address."},
    )
    name = models.CharField("name", max_length=200)
    job_title = models.CharField("job title", max_length=200, blank=True)
    is_active = models.BooleanField(
        "may sign in", default=True, help_text="Take this away when somebody leaves."
    )
    joined_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects: ClassVar[UserManager] = UserManager()
    history = HistoricalRecords(excluded_fields=["password"])

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ["name", "email"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="accounts_user_email_unique",
                violation_error_message="Somebody already signs in with this address.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        self.email = self.email.lower()

    def get_absolute_url(self) -> str:
        return reverse("accounts:person_detail", args=[self.pk])


class CouncilRole(models.Model):
    """A council-wide role that a person holds from one day to another."""

    user = models.ForeignKey(User, models.PROTECT, related_name="council_roles")
    role = models.CharField(max_length=30, choices=CouncilRoleName.choices)
    starts_on = models.DateField("from")
    ends_on = models.DateField(
        "until",
        null=True,
        blank=True,
        help_text="The last day, or empty while it goes on.",
    )

    objects = CouncilRoleQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["user", "-starts_on", "role"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="accounts_councilrole_ends_after_start",
                violation_error_message="A role cannot end before it starts.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"

    def get_absolute_url(self) -> str:
        return self.user.get_absolute_url()

    def clean(self) -> None:
        super().clean()
        if self.ends_on is not None and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": "A role cannot end before it starts."})


class SentForm(models.Model):
    """A form somebody has sent, and the page it led to: sent twice, it works once."""

    user = models.ForeignKey(User, models.PROTECT, related_name="sent_forms")
    key = models.CharField(max_length=64)
    leads_to = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-sent_at"]
        indexes = [models.Index(fields=["sent_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "key"],
                name="accounts_sentform_once",
                violation_error_message="This form has been sent already.",
            ),
        ]

    def __str__(self) -> str:
        return f"Form of {self.user}, sent {self.sent_at:%Y-%m-%d %H:%M}"
