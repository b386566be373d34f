"""Addresses of the pages about the savings dashboard."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
