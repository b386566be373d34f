"""Addresses of the pages about business cases."""

from django.urls import path

from savings.views import (
    case,
    case_autosave,
    case_edit,
    case_exemption,
    case_version,
    ceilings,
)

_VERSION = "cases/versions/<int:pk>/"

urlpatterns = [
    path("cases/", case.case_list, name="case_list"),
    path("cases/export/", case.case_export, name="case_export"),
    path("cases/new/", case.case_create, name="case_create"),
    path("cases/<int:pk>/", case.case_detail, name="case_detail"),
    path("cases/<int:pk>/change/", case.case_update, name="case_update"),
    path("cases/<int:pk>/history/", case.case_history, name="case_history"),
    path(
        "cases/<int:pk>/withhold/", case_exemption.case_withhold, name="case_withhold"
    ),
    path("cases/<int:pk>/release/", case_exemption.case_release, name="case_release"),
    path(
        "cases/<int:pk>/versions/new/",
        case_version.case_version_create,
        name="case_version_create",
    ),
    path(
        "cases/<int:pk>/ceilings/new/", ceilings.ceiling_create, name="ceiling_create"
    ),
    path(_VERSION, case_version.case_version, name="case_version"),
    path(f"{_VERSION}texts/", case_edit.case_texts, name="case_texts"),
    path(f"{_VERSION}options/", case_edit.case_options, name="case_options"),
    path(f"{_VERSION}money/", case_edit.case_money, name="case_money"),
    path(f"{_VERSION}criteria/", case_edit.case_criteria, name="case_criteria"),
    path(f"{_VERSION}scores/", case_edit.case_scores, name="case_scores"),
    path(f"{_VERSION}funding/", case_edit.case_funding, name="case_funding"),
    path(f"{_VERSION}steps/", case_edit.case_steps, name="case_steps"),
    path(
        f"{_VERSION}<slug:section>/autosave/",
        case_autosave.case_part_autosave,
        name="case_part_autosave",
    ),
    path(f"{_VERSION}submit/", case_version.case_submit, name="case_submit"),
    path(f"{_VERSION}decide/", case_version.case_decide, name="case_decide"),
    path(f"{_VERSION}compare/", case_version.case_compare, name="case_compare"),
    path("ceilings/<int:pk>/change/", ceilings.ceiling_update, name="ceiling_update"),
    path("ceilings/<int:pk>/spending/new/", ceilings.spend_create, name="spend_create"),
    path("spending/<int:pk>/change/", ceilings.spend_update, name="spend_update"),
]
