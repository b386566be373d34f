"""Which papers, which publications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Length

from programmes.standing import standing_of
from reports.papers.choices import Audience, PublicationStatus
from reports.papers.locks import GuardedQuerySet

if TYPE_CHECKING:
    from accounts.models import User
    from reports.models import Paper, PaperPreview


class PaperQuerySet(QuerySet["Paper"]):
    """Papers; an exempt one exists only for those entitled to it."""

    def visible_to(self, user: User) -> PaperQuerySet:
        if not user.is_active:
            return self.none()
        entitled = standing_of(user).exempt
        if entitled.everything:
            return self
        return self.filter(
            Q(is_exempt=False) | Q(programme_id__in=entitled.programme_ids)
        )

    def for_list(self) -> PaperQuerySet:
        """Everything the list of papers shows, in one query."""
        return self.select_related("programme").order_by("-meeting_on", "title", "pk")

    def with_layout(self) -> PaperQuerySet:
        """A paper with what its pages ask for."""
        return self.select_related("programme", "template")


class PublicationQuerySet(GuardedQuerySet):
    """Publications of papers."""

    def published(self) -> PublicationQuerySet:
        return self.filter(status=PublicationStatus.PUBLISHED)

    def visible_to(self, user: User) -> PublicationQuerySet:
        """Those of the papers somebody may see."""
        if not user.is_active:
            return self.none()
        entitled = standing_of(user).exempt
        if entitled.everything:
            return self
        return self.filter(
            Q(paper__is_exempt=False)
            | Q(paper__programme_id__in=entitled.programme_ids)
        )

    def public(self) -> PublicationQuerySet:
        """What anybody may read, signed in or not.

        A paper that became exempt since is gone from the public side at once, but for
        the notice that there is one.
        """
        return self.published().filter(
            Q(paper__is_exempt=False) | Q(is_notice_only=True)
        )

    def standing(self) -> PublicationQuerySet:
        """Those that no later publication of the same paper has replaced."""
        later = self.model._default_manager.filter(
            paper=OuterRef("paper"),
            number__gt=OuterRef("number"),
            status=PublicationStatus.PUBLISHED,
        )
        return self.filter(~Exists(later))

    def light(self) -> PublicationQuerySet:
        """Without the frozen content, which pages about it do not show."""
        return self.select_related("paper").defer(
            "position_json", "public_position_json", "template_json"
        )


class PublicationFileQuerySet(GuardedQuerySet):
    """The files of publications."""

    def published(self) -> PublicationFileQuerySet:
        return self.filter(publication__status=PublicationStatus.PUBLISHED)

    def public(self) -> PublicationFileQuerySet:
        """What anybody may have, signed in or not."""
        return self.published().filter(
            Q(publication__paper__is_exempt=False)
            | Q(publication__is_notice_only=True),
            audience=Audience.PUBLIC,
        )

    def visible_to(self, user: User) -> PublicationFileQuerySet:
        """With the exempt files of the programmes somebody is entitled to."""
        if not user.is_active:
            return self.none()
        entitled = standing_of(user).exempt
        if entitled.everything:
            return self.published()
        return self.published().filter(
            Q(audience=Audience.PUBLIC, publication__paper__is_exempt=False)
            | Q(publication__paper__programme_id__in=entitled.programme_ids)
        )

    def with_size(self) -> PublicationFileQuerySet:
        """With `size`, in bytes."""
        return self.annotate(size=Length("content"))

    def light(self) -> PublicationFileQuerySet:
        """Without the bytes."""
        return self.defer("content")


class PaperPreviewQuerySet(QuerySet["PaperPreview"]):
    """PDFs of drafts. Each is for the one who asked: it holds what they may see."""

    def visible_to(self, user: User) -> PaperPreviewQuerySet:
        return self.filter(asked_by=user) if user.is_active else self.none()
