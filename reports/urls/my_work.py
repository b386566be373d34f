from django.urls import path

from reports.views.my_work import my_work

urlpatterns = [path("", my_work, name="my_work")]
