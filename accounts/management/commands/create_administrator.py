"""The first person of a new installation, who then invites the others."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from accounts.choices import CouncilRoleName
from accounts.invitation import password_path
from accounts.services import give_council_role, invite_person


class Command(BaseCommand):
    help = "Adds an administrator and prints where they choose their password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name", help='Such as "Head of Programmes".')

    def handle(self, *, email: str, name: str, **_: Any) -> None:
        reason = "Added at installation."
        try:
            with transaction.atomic():
                person = invite_person(by=None, reason=reason, email=email, name=name)
                give_council_role(
                    person,
                    CouncilRoleName.ADMINISTRATOR,
                    starts_on=timezone.localdate(),
                    by=None,
                    reason=reason,
                )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(
            f"{person} is an administrator. To choose a password, once, go to your "
            f"portal's address followed by\n{password_path(person)}"
        )
