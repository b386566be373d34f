"""Addresses of pages: a register as a whole: its list, matrix, trend and rules."""

from django.urls import URLPattern, path

from risks.views import changes, matrix, register, register_edit, risk_list, trend

urlpatterns: list[URLPattern] = [
    path("", register.register_list, name="register_list"),
    path("all/", risk_list.risk_list, name="risk_list"),
    path("all/export/", risk_list.risk_export, name="risk_export"),
    path("registers/<int:pk>/", register.register_detail, name="register_detail"),
    path("registers/<int:pk>/matrix/", matrix.register_matrix, name="register_matrix"),
    path("registers/<int:pk>/trend/", trend.register_trend, name="register_trend"),
    path(
        "registers/<int:pk>/changes/", changes.register_changes, name="register_changes"
    ),
    path(
        "registers/<int:pk>/export/", register.register_export, name="register_export"
    ),
    path(
        "registers/open/council/",
        register_edit.council_register_open,
        name="council_register_open",
    ),
    path(
        "registers/open/<place:kind>/<int:pk>/",
        register_edit.register_open,
        name="register_open",
    ),
    path(
        "registers/<int:pk>/rules/",
        register_edit.register_update,
        name="register_update",
    ),
]
