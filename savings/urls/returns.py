"""Addresses of the pages about savings returns."""

from django.urls import URLPattern, path

from savings.views import returns, returns_overview, returns_paste, returns_review

urlpatterns: list[URLPattern] = [
    path("returns/", returns_overview.return_list, name="return_list"),
    path("returns/calendar/", returns_review.calendar_update, name="calendar_update"),
    path(
        "returns/periods/<int:period_pk>/open/<int:pk>/",
        returns.return_open,
        name="return_open",
    ),
    path(
        "returns/periods/<int:pk>/chase/",
        returns_overview.return_chase,
        name="return_chase",
    ),
    path("returns/<int:pk>/", returns.return_detail, name="return_detail"),
    path("returns/<int:pk>/autosave/", returns.return_autosave, name="return_autosave"),
    path("returns/<int:pk>/paste/", returns_paste.return_paste, name="return_paste"),
    path(
        "returns/<int:pk>/pasted/",
        returns_paste.return_paste_json,
        name="return_paste_json",
    ),
    path(
        "returns/<int:pk>/review/", returns_review.return_review, name="return_review"
    ),
]
