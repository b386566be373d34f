"""Addresses of pages: one risk and the decisions of its life."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
