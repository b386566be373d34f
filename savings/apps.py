from importlib import import_module

from django.apps import AppConfig


class SavingsConfig(AppConfig):
    name = "savings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what is kept by financial year."""
        import_module("savings.kept_by_year")
