"""Addresses of pages: reviewing risks, one or a register at a sitting; and checks."""

from django.urls import URLPattern, path

from risks.views import checks, review

urlpatterns: list[URLPattern] = [
    path("<int:pk>/review/", review.risk_review, name="risk_review"),
    path("registers/<int:pk>/review/", review.register_review, name="register_review"),
    path(
        "registers/<int:pk>/review/<int:risk_pk>/",
        review.register_review_risk,
        name="register_review_risk",
    ),
    path("registers/<int:pk>/checks/", checks.register_checks, name="register_checks"),
    path("checks/", checks.checks_list, name="checks_list"),
]
