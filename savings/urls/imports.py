"""Addresses of the pages about taking savings plans over from spreadsheets."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
