"""Addresses of the pages about savings, a file for each kind."""

from savings.urls import (
    benefits,
    cases,
    dashboard,
    imports,
    plan,
    returns,
    savings,
    validation,
)

app_name = "savings"
urlpatterns = [
    *dashboard.urlpatterns,
    *plan.urlpatterns,
    *returns.urlpatterns,
    *validation.urlpatterns,
    *benefits.urlpatterns,
    *cases.urlpatterns,
    *imports.urlpatterns,
    *savings.urlpatterns,
]
