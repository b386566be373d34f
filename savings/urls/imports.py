"""Addresses of the pages about taking savings plans over from spreadsheets."""

from django.urls import path

from savings.views import imports

urlpatterns = [
    path("import/", imports.import_create, name="import_create"),
    path("workbook/", imports.workbook_export, name="workbook_export"),
    path("imports/<int:pk>/", imports.import_detail, name="import_detail"),
    path("imports/<int:pk>/columns/", imports.import_map, name="import_map"),
    path("imports/<int:pk>/undo/", imports.import_undo, name="import_undo"),
    path(
        "imports/<int:pk>/problems/",
        imports.import_problems_export,
        name="import_problems_export",
    ),
]
