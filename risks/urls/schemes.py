"""Addresses of pages: where a council says how it scores risks."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
