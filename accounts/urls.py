"""Addresses of people and their council-wide roles."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.person_list, name="person_list"),
    path("new/", views.person_create, name="person_create"),
    path("<int:pk>/", views.person_detail, name="person_detail"),
    path("<int:pk>/edit/", views.person_update, name="person_update"),
    path("<int:pk>/invite/", views.person_invite, name="person_invite"),
    path("<int:pk>/deactivate/", views.person_deactivate, name="person_deactivate"),
    path("<int:pk>/reactivate/", views.person_reactivate, name="person_reactivate"),
    path("<int:pk>/roles/new/", views.council_role_create, name="council_role_create"),
    path("roles/<int:pk>/end/", views.council_role_end, name="council_role_end"),
]
