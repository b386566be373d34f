"""Signing in and out, and failing to, is logged: who, and from where."""

from typing import Any

import structlog
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import (
    user_logged_in,
    user_logged_out,
    user_login_failed,
)
from django.dispatch import receiver

log = structlog.get_logger(__name__)


@receiver(user_logged_in)
def signed_in(user: Any, **_: Any) -> None:
    log.info("signed_in", user_id=user.pk)


@receiver(user_logged_out)
def signed_out(user: Any, **_: Any) -> None:
    log.info("signed_out", user_id=getattr(user, "pk", None))


@receiver(user_login_failed)
def sign_in_failed(credentials: dict[str, Any], **_: Any) -> None:
    """Names the account if there is one; what was typed may be a password."""
    address = str(credentials.get("email") or "")
    user = get_user_model().objects.filter(email__iexact=address).first()
    log.warning("sign_in_failed", user_id=user.pk if user else None)
