"""Addresses of pages: where a council says how it scores risks."""

from django.urls import path

from risks.views.adoption import register_scheme, scheme_adopt
from risks.views.category import category_create, category_list, category_update
from risks.views.scheme import (
    scheme_create,
    scheme_detail,
    scheme_list,
    scheme_update,
)

urlpatterns = [
    path("schemes/", scheme_list, name="scheme_list"),
    path("schemes/new/", scheme_create, name="scheme_create"),
    path("schemes/<int:pk>/", scheme_detail, name="scheme_detail"),
    path("schemes/<int:pk>/edit/", scheme_update, name="scheme_update"),
    path("schemes/<int:pk>/adopt/", scheme_adopt, name="scheme_adopt"),
    path("registers/<int:pk>/scheme/", register_scheme, name="register_scheme"),
    path("categories/", category_list, name="category_list"),
    path("categories/new/", category_create, name="category_create"),
    path("categories/<int:pk>/edit/", category_update, name="category_update"),
]
