from django.apps import AppConfig


class HighlightsConfig(AppConfig):
    name = "highlights"
    default_auto_field = "django.db.models.BigAutoField"
