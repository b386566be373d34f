"""A programme's Position as JSON, now or as at the end of a past day."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from programmes.models import Programme
from reports.codec import position_to_json
from reports.load import load_position_on, whole


class Command(BaseCommand):
    help = "Print everything known about a programme, now or on a past day, as JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("programme", help="The programme's reference, like otp.")
        parser.add_argument(
            "--as-at",
            type=_past_day,
            metavar="DAY",
            help="As it stood at the end of this day, like 2012-07-17.",
        )
        parser.add_argument(
            "--public",
            action="store_true",
            help="Leave out what is exempt, saying only that something is withheld.",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        programme = Programme.objects.filter(reference=options["programme"]).first()
        if programme is None:
            known = ", ".join(Programme.objects.values_list("reference", flat=True))
            message = (
                f"There is no programme “{options['programme']}”. "
                f"There are: {known or 'none yet'}."
            )
            raise CommandError(message)
        position = load_position_on(whole(programme), options["as_at"])
        shown = position.public() if options["public"] else position
        self.stdout.write(position_to_json(shown))


def _past_day(written: str) -> date:
    try:
        day = date.fromisoformat(written)
    except ValueError as error:
        message = f"“{written}” is no day: write it like 2012-07-17."
        raise ArgumentTypeError(message) from error
    if day > timezone.localdate():
        message = f"{written} has not come yet: choose today or an earlier day."
        raise ArgumentTypeError(message)
    return day
