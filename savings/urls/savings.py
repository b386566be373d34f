"""Addresses of the pages about savings."""

from django.urls import URLPattern, path

from savings.views import (
    saving,
    saving_create,
    saving_exemption,
    saving_figures,
    saving_life,
    saving_list,
)

urlpatterns: list[URLPattern] = [
    path("all/", saving_list.saving_list, name="saving_list"),
    path("all/export/", saving_list.saving_export, name="saving_export"),
    path("new/", saving_create.saving_create, name="saving_create"),
    path("<int:pk>/", saving.saving_detail, name="saving_detail"),
    path("<int:pk>/change/", saving.saving_update, name="saving_update"),
    path("<int:pk>/history/", saving.saving_history, name="saving_history"),
    path("<int:pk>/years/<int:year>/", saving_figures.saving_year, name="saving_year"),
    path("<int:pk>/claims/", saving_figures.saving_claims, name="saving_claims"),
    path("<int:pk>/step/<slug:to_state>/", saving_life.saving_step, name="saving_step"),
    path(
        "<int:pk>/structures/<int:structure_pk>/",
        saving_life.saving_placement,
        name="saving_placement",
    ),
    path("<int:pk>/exempt/", saving_exemption.saving_withhold, name="saving_withhold"),
    path("<int:pk>/open/", saving_exemption.saving_release, name="saving_release"),
]
