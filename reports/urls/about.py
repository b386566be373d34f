from django.urls import path

from reports.views.accessibility import accessibility

urlpatterns = [path("accessibility/", accessibility, name="accessibility")]
