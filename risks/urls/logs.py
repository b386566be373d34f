"""Addresses of pages: the logs of issues, assumptions and decisions."""

from django.urls import URLPattern, path

from risks.views import log

urlpatterns: list[URLPattern] = [
    path("registers/<int:pk>/log/", log.log_list, name="log_list"),
    path("registers/<int:pk>/log/new/<slug:kind>/", log.log_create, name="log_create"),
    path("log/<int:pk>/history/", log.log_history, name="log_history"),
    path("log/<int:pk>/change/", log.log_update, name="log_update"),
    path("log/<int:pk>/close/", log.log_close, name="log_close"),
    path("log/<int:pk>/reopen/", log.log_reopen, name="log_reopen"),
    path("log/<int:pk>/exempt/", log.log_withhold, name="log_withhold"),
    path("log/<int:pk>/open/", log.log_release, name="log_release"),
]
