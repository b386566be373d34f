"""Addresses of the pages about benefits."""

from django.urls import URLPattern, path

from savings.views import (
    benefit,
    benefit_exemption,
    benefit_life,
    benefit_list,
    corporate_value,
)

urlpatterns: list[URLPattern] = [
    path("benefits/", benefit_list.benefit_list, name="benefit_list"),
    path("benefits/export/", benefit_list.benefit_export, name="benefit_export"),
    path("benefits/new/", benefit.benefit_create, name="benefit_create"),
    path("benefits/values/", corporate_value.value_list, name="value_list"),
    path("benefits/values/new/", corporate_value.value_create, name="value_create"),
    path(
        "benefits/values/<int:pk>/", corporate_value.value_update, name="value_update"
    ),
    path("benefits/<int:pk>/", benefit.benefit_detail, name="benefit_detail"),
    path("benefits/<int:pk>/change/", benefit.benefit_update, name="benefit_update"),
    path("benefits/<int:pk>/history/", benefit.benefit_history, name="benefit_history"),
    path(
        "benefits/<int:pk>/readings/new/",
        benefit_life.reading_create,
        name="reading_create",
    ),
    path(
        "benefits/readings/<int:pk>/",
        benefit_life.reading_update,
        name="reading_update",
    ),
    path("benefits/<int:pk>/close/", benefit_life.benefit_close, name="benefit_close"),
    path(
        "benefits/<int:pk>/reopen/", benefit_life.benefit_reopen, name="benefit_reopen"
    ),
    path(
        "benefits/<int:pk>/exempt/",
        benefit_exemption.benefit_withhold,
        name="benefit_withhold",
    ),
    path(
        "benefits/<int:pk>/open/",
        benefit_exemption.benefit_release,
        name="benefit_release",
    ),
]
