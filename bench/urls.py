"""The portal's pages, and beside them the floor: a page of one query."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from accounts.models import User
from transform_portal.urls import urlpatterns as portal

FLOOR = "/floor/"


def floor(request: HttpRequest) -> HttpResponse:
    """What any signed-in page costs here before it does anything: one query."""
    return HttpResponse(str(User.objects.count()))


urlpatterns = [path(FLOOR.lstrip("/"), floor), *portal]
