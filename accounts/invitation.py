"""The e-mail that asks an invited person to choose a password."""

from __future__ import annotations

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import User


def password_path(person: User) -> str:
    """Where this person, and whoever else holds the path, may choose their password."""
    return reverse(
        "account_reset_password_from_key",
        kwargs={
            "uidb36": user_pk_to_url_str(person),
            "key": default_token_generator.make_token(person),
        },
    )


def send_invitation(request: HttpRequest, person: User) -> None:
    """The link works once, and as long as a link to a forgotten password.

    Raises ValidationError when the mail server does not take it.
    """
    address = request.build_absolute_uri(password_path(person))
    shown = {"person": person, "address": address}
    try:
        send_mail(
            subject="Choose a password for the transformation portal",
            message=render_to_string("accounts/email/invitation.txt", shown),
            from_email=None,
            recipient_list=[person.email],
        )
    except OSError as error:
        raise ValidationError(
            "The e-mail could not be sent just now, so nothing was done: try again "
            "later, or ask whoever runs the portal's e-mail."
        ) from error
