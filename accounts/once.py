"""A create form sent twice, by a double click or a shaky line, makes one record.

The form carries `{% sent_once %}`. What was sent is remembered with the page it led to,
in the transaction that makes the record, so that of two requests at the same instant
one waits for the other. Going back and sending something else is a new form.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from typing import Protocol

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import SentForm
from accounts.requests import OfficerRequest

FIELD = "sent_once"
REMEMBERED_FOR = timedelta(days=2)
_NOT_CONTENT = ("csrfmiddlewaretoken", "typed_by")


class HasPage(Protocol):
    """A record that has a page of its own."""

    def get_absolute_url(self) -> str: ...


def once(request: OfficerRequest, create: Callable[[], HasPage]) -> str:
    """The address of what `create` makes, or has made when this form came before."""
    with transaction.atomic():
        if not request.POST.get(FIELD):
            return create().get_absolute_url()
        sent, is_new = _remembered(request)
        if is_new:
            sent.leads_to = create().get_absolute_url()
            sent.save()
        return sent.leads_to


def led_to(request: OfficerRequest) -> str | None:
    """Where this form led when this person sent it before; None if it is new. For what
    its sender may no longer see once it is done."""
    if not request.POST.get(FIELD):
        return None
    before = SentForm.objects.filter(
        user_id=request.user.pk,
        key=_key(request),
        sent_at__gte=timezone.now() - REMEMBERED_FOR,
    ).first()
    return before.leads_to if before else None


def _remembered(request: OfficerRequest) -> tuple[SentForm, bool]:
    forms = SentForm.objects.filter(user_id=request.user.pk)
    forms.filter(sent_at__lt=timezone.now() - REMEMBERED_FOR).delete()
    key = _key(request)
    try:
        with transaction.atomic():
            return SentForm.objects.create(user_id=request.user.pk, key=key), True
    except IntegrityError:
        return forms.get(key=key), False


def _key(request: OfficerRequest) -> str:
    content = request.POST.copy()
    for name in _NOT_CONTENT:
        content.pop(name, None)
    return sha256(f"{request.path}?{content.urlencode()}".encode()).hexdigest()
