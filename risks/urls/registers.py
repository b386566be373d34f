"""Addresses of pages: a register as a whole: its list, matrix, trend and rules."""

from django.urls import URLPattern, path

from risks.views import register, risk_list

urlpatterns: list[URLPattern] = [
    path("", register.register_list, name="register_list"),
    path("all/", risk_list.risk_list, name="risk_list"),
    path("all/export/", risk_list.risk_export, name="risk_export"),
    path("registers/<int:pk>/", register.register_detail, name="register_detail"),
    path(
        "registers/<int:pk>/export/", register.register_export, name="register_export"
    ),
]
