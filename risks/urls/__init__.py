"""Addresses of the pages about risks, a file for each kind."""

from risks.urls import imports, logs, registers, reviews, risks, schemes

app_name = "risks"
urlpatterns = [
    *schemes.urlpatterns,
    *registers.urlpatterns,
    *reviews.urlpatterns,
    *logs.urlpatterns,
    *imports.urlpatterns,
    *risks.urlpatterns,
]
