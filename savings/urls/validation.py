"""Addresses of the pages about validation by finance."""

from django.urls import path

from savings.views import validation

urlpatterns = [
    path("validation/", validation.validation_list, name="validation_list"),
    path(
        "validation/<int:pk>/<int:year>/",
        validation.validation_create,
        name="validation_create",
    ),
    path(
        "validation/<int:pk>/<int:year>/refuse/",
        validation.validation_refuse,
        name="validation_refuse",
    ),
    path(
        "validation/evidence/<int:pk>/", validation.evidence_file, name="evidence_file"
    ),
]
