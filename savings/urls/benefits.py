"""Addresses of the pages about benefits."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
