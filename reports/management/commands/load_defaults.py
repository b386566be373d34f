"""What every installation starts with, whichever council it is."""

from typing import Any

from django.core.management.base import BaseCommand

import accounts.defaults
import highlights.defaults
import programmes.defaults
import risks.defaults
import savings.defaults
from reports.papers.templates import install_paper_templates


class Command(BaseCommand):
    help = (
        "Put in what a fresh installation starts with: the council's settings, the "
        "stages of a project, the rating schemes, the schemes and categories of risk, "
        "and the layouts of papers. What is there already stays."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        accounts.defaults.load()
        programmes.defaults.load()
        highlights.defaults.load()
        risks.defaults.load()
        savings.defaults.load()
        install_paper_templates()
        self.stdout.write("The defaults are in place.")
