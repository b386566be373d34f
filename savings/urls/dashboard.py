"""Addresses of the pages about the savings dashboard."""

from django.urls import URLPattern, path

from savings.views import dashboard

urlpatterns: list[URLPattern] = [
    path("", dashboard.dashboard, name="dashboard"),
    path("export/", dashboard.dashboard_export, name="dashboard_export"),
    path("monitoring/", dashboard.monitoring, name="monitoring"),
    path("monitoring/export/", dashboard.monitoring_export, name="monitoring_export"),
    path("reconciliation/", dashboard.reconciliation, name="reconciliation"),
]
