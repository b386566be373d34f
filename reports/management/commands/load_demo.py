"""Loads the demonstration council."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts.demo import DEMO_ACCOUNTS, DEMO_PASSWORD
from reports.demo.load import load_demo


class Command(BaseCommand):
    help = (
        "Load the demonstration council: five programmes with their history. Asked "
        "again it changes nothing, and it never touches other data."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--with-accounts",
            action="store_true",
            help="Outside debug mode, too, let the demo's accounts sign in. Their "
            "password is known to everybody.",
        )

    def handle(self, *args: Any, with_accounts: bool, **options: Any) -> None:
        can_sign_in = settings.DEBUG or with_accounts
        if not load_demo(now=timezone.now(), can_sign_in=can_sign_in):
            self.stdout.write("The demonstration council is loaded already.")
            return
        self.stdout.write("Loaded the demonstration council.")
        if can_sign_in and options["verbosity"]:
            self._tell_accounts()
        if not can_sign_in:
            self.stdout.write(
                "Its accounts cannot sign in outside debug mode; --with-accounts, on "
                "first loading, lets them."
            )

    def _tell_accounts(self) -> None:
        for account in DEMO_ACCOUNTS:
            self.stdout.write(f"  {account.email:24} {account.role}")
        self.stdout.write(f"The password of each is: {DEMO_PASSWORD}")
