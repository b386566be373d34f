"""Addresses of the pages about structures, budgets, the funding gap and targets."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
