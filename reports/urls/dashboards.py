"""Dashboards, and their tables as spreadsheets."""

from django.urls import path

from reports.views import dashboard, dashboard_export, dashboard_place

PROGRAMME = "programmes/<slug:reference>/"

urlpatterns = [
    path("programmes/", dashboard.portfolio, name="portfolio"),
    path(
        "programmes/export.xlsx",
        dashboard_export.portfolio_export,
        name="portfolio_export",
    ),
    path(PROGRAMME, dashboard.programme_detail, name="programme_detail"),
    path(f"{PROGRAMME}timeline/", dashboard.timeline, name="timeline"),
    path(
        f"{PROGRAMME}export/<slug:block>.xlsx",
        dashboard_export.block_export,
        name="block_export",
    ),
    path("strands/<int:pk>/", dashboard_place.strand_detail, name="strand_detail"),
    path("projects/<int:pk>/", dashboard_place.project_detail, name="project_detail"),
]
