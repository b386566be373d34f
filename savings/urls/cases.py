"""Addresses of the pages about business cases."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
