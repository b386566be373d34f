"""Addresses of pages: taking a register over from a spreadsheet and back."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
