"""Every room's pages, and the few that belong to none."""

from django.urls import include, path

urlpatterns = [path("accounts/", include("allauth.account.urls"))]
