"""Addresses of pages: a register as a whole: its list, matrix, trend and rules."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
