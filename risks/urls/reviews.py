"""Addresses of pages: reviewing risks, one or a register at a sitting."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
