"""Reports and their approval, the reporting calendar, rating schemes."""

from django.urls import path

from highlights.views.approval import report_approve, report_return
from highlights.views.chase import not_reported
from highlights.views.cycle import (
    cycle_create,
    cycle_list,
    cycle_update,
    period_update,
)
from highlights.views.exemption import report_release, report_withhold
from highlights.views.report import report_correct, report_detail
from highlights.views.scheme import scheme_detail, scheme_list, scheme_update
from highlights.views.writing import report_autosave, report_start, report_update

app_name = "highlights"
urlpatterns = [
    path(
        "reports/start/<int:period_pk>/<str:kind>/<int:pk>/",
        report_start,
        name="report_start",
    ),
    path("reports/<int:pk>/", report_detail, name="report_detail"),
    path("reports/<int:pk>/write/", report_update, name="report_update"),
    path("reports/<int:pk>/autosave/", report_autosave, name="report_autosave"),
    path("reports/<int:pk>/approve/", report_approve, name="report_approve"),
    path("reports/<int:pk>/return/", report_return, name="report_return"),
    path("reports/<int:pk>/withhold/", report_withhold, name="report_withhold"),
    path("reports/<int:pk>/release/", report_release, name="report_release"),
    path("reports/<int:pk>/correct/", report_correct, name="report_correct"),
    path(
        "programmes/<slug:reference>/not-reported/", not_reported, name="not_reported"
    ),
    path("programmes/<slug:reference>/reporting/", cycle_list, name="cycle_list"),
    path(
        "programmes/<slug:reference>/reporting/new/", cycle_create, name="cycle_create"
    ),
    path("reporting-cycles/<int:pk>/edit/", cycle_update, name="cycle_update"),
    path("reporting-periods/<int:pk>/edit/", period_update, name="period_update"),
    path("rating-schemes/", scheme_list, name="scheme_list"),
    path("rating-schemes/<int:pk>/", scheme_detail, name="scheme_detail"),
    path("rating-schemes/<int:pk>/edit/", scheme_update, name="scheme_update"),
]
