"""Addresses of the pages about savings."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
