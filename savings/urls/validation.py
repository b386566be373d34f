"""Addresses of the pages about validation by finance."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
