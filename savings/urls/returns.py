"""Addresses of the pages about savings returns."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
