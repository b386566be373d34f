"""What was published, frozen; and PDFs of drafts, which are not."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse

from reports.models.paper import Paper
from reports.papers.choices import (
    Audience,
    FileFormat,
    PreviewStatus,
    PublicationStatus,
)
from reports.papers.querysets import (
    PaperPreviewQuerySet,
    PublicationFileQuerySet,
    PublicationQuerySet,
)


class Publication(models.Model):
    """A paper as it was published, whole, with the Position it was made from.

    Once published it never changes; a correction is the next number. The triggers of
    migration 0002 hold even against SQL.
    """

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="publications")
    number = models.PositiveSmallIntegerField()
    correction_reason = models.TextField("what was corrected", blank=True)
    public_title = models.CharField(max_length=200)
    body_name = models.CharField(max_length=200)
    meeting_on = models.DateField()
    status = models.CharField(
        max_length=20,
        choices=PublicationStatus.choices,
        default=PublicationStatus.RENDERING,
    )
    problem = models.TextField(blank=True)
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="publications",
    )
    published_at = models.DateTimeField(null=True, blank=True)
    withholds = models.BooleanField(
        "something is withheld from the public", default=False
    )
    is_notice_only = models.BooleanField(
        "the public learns only that there is an exempt paper", default=False
    )
    position_json = models.TextField()
    public_position_json = models.TextField()
    template_json = models.TextField()
    sha256 = models.CharField(max_length=64, blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["paper", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "number"],
                name="reports_publication_number_once",
                violation_error_message="The paper is being published already.",
            ),
            models.UniqueConstraint(
                fields=["paper"],
                condition=models.Q(status=PublicationStatus.RENDERING),
                name="reports_publication_one_at_a_time",
                violation_error_message="The paper is being published already.",
            ),
            models.CheckConstraint(
                condition=models.Q(number=1) | ~models.Q(correction_reason=""),
                name="reports_publication_correction_says_why",
                violation_error_message="Say what this publication corrects.",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=PublicationStatus.PUBLISHED)
                | models.Q(published_at__isnull=False) & ~models.Q(sha256=""),
                name="reports_publication_published_is_sealed",
                violation_error_message="What is published has a time and a seal.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_title}, publication {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        Publication.objects.filter(pk=self.pk).refuse_if_published()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Where its progress is told, and afterwards its files."""
        return reverse(
            "reports:paper_publication", args=[self.paper.reference, self.number]
        )

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        Publication.objects.filter(pk=self.pk).refuse_if_published()
        return super().delete(*args, **kwargs)

    @property
    def public_url(self) -> str:
        """Where anybody reads it."""
        return reverse(
            "reports:published_version", args=[self.paper.reference, self.number]
        )

    @property
    def title(self) -> str:
        """What its progress is told under."""
        return f"Publication {self.number}"

    @property
    def is_done(self) -> bool:
        return self.status == PublicationStatus.PUBLISHED

    @property
    def is_failed(self) -> bool:
        return self.status == PublicationStatus.FAILED


class PublicationFile(models.Model):
    """One file of a publication: its bytes, and their SHA-256."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="files")
    audience = models.CharField(max_length=10, choices=Audience.choices)
    format = models.CharField(max_length=10, choices=FileFormat.choices)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    objects = PublicationFileQuerySet.as_manager()

    class Meta:
        ordering = ["publication", "audience", "format"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "audience", "format"],
                name="reports_publicationfile_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publication}: {self.get_format_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        Publication.objects.filter(pk=self.publication_id).refuse_if_published()
        super().save(*args, **kwargs)

    @property
    def content_type(self) -> str:
        return FileFormat(self.format).content_type

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        Publication.objects.filter(pk=self.publication_id).refuse_if_published()
        return super().delete(*args, **kwargs)


class PaperPreview(models.Model):
    """The PDF of a draft, made in the background for the one who asked for it."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="previews")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="paper_previews"
    )
    asked_at = models.DateTimeField()
    status = models.CharField(
        max_length=20, choices=PreviewStatus.choices, default=PreviewStatus.RENDERING
    )
    problem = models.TextField(blank=True)
    html = models.TextField(blank=True)
    content = models.BinaryField(null=True, blank=True)

    objects = PaperPreviewQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.paper}, preview"

    def get_absolute_url(self) -> str:
        return reverse(
            "reports:paper_preview_made", args=[self.paper.reference, self.pk]
        )

    @property
    def title(self) -> str:
        """What its progress is told under."""
        return "PDF of the draft"

    @property
    def is_done(self) -> bool:
        return self.status == PreviewStatus.READY

    @property
    def is_failed(self) -> bool:
        return self.status == PreviewStatus.FAILED
