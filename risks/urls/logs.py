"""Addresses of pages: the issue, assumption and decision logs, and the checks."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
