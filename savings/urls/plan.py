"""Addresses of the pages about structures, budgets, the funding gap and targets."""

from django.urls import path

from savings.views import gap, group, structure, target

urlpatterns = [
    path("structures/", structure.structure_list, name="structure_list"),
    path("structures/add/", structure.structure_create, name="structure_create"),
    path("structures/<int:pk>/", structure.structure_detail, name="structure_detail"),
    path(
        "structures/<int:pk>/change/",
        structure.structure_update,
        name="structure_update",
    ),
    path(
        "structures/<int:pk>/succession/",
        structure.structure_succession,
        name="structure_succession",
    ),
    path("structures/<int:pk>/groups/add/", group.group_create, name="group_create"),
    path(
        "structures/<int:pk>/budgets/<int:year>/",
        group.group_budgets,
        name="group_budgets",
    ),
    path("groups/<int:pk>/change/", group.group_update, name="group_update"),
    path("groups/<int:pk>/remove/", group.group_remove, name="group_remove"),
    path(
        "groups/<int:pk>/explanation/<int:year>/",
        group.explanation_update,
        name="explanation_update",
    ),
    path("gap/", gap.gap_line_list, name="gap_line_list"),
    path("gap/add/", gap.gap_line_create, name="gap_line_create"),
    path("gap/<int:pk>/change/", gap.gap_line_update, name="gap_line_update"),
    path("gap/<int:pk>/remove/", gap.gap_line_remove, name="gap_line_remove"),
    path("targets/", target.target_list, name="target_list"),
    path("targets/add/", target.target_create, name="target_create"),
    path("targets/<int:pk>/change/", target.target_update, name="target_update"),
    path("targets/<int:pk>/remove/", target.target_remove, name="target_remove"),
]
