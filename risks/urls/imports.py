"""Addresses of pages: taking a register over from a spreadsheet and back."""

from django.urls import path

from risks.views import imports

urlpatterns = [
    path("registers/<int:pk>/import/", imports.import_create, name="import_create"),
    path(
        "registers/<int:pk>/workbook/",
        imports.register_workbook_export,
        name="register_workbook_export",
    ),
    path("imports/<int:pk>/", imports.import_detail, name="import_detail"),
    path("imports/<int:pk>/columns/", imports.import_map, name="import_map"),
    path("imports/<int:pk>/undo/", imports.import_undo, name="import_undo"),
    path(
        "imports/<int:pk>/problems/",
        imports.import_problems_export,
        name="import_problems_export",
    ),
]
