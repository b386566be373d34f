"""A form page and an autosave address, for the tests of kept typing."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import engines
from django.urls import include, path

from common.typing_kept import keeps_typing, typed_before_sign_out

FORM = engines["django"].from_string(
    "{% load typing_kept %}<form method=post>{% csrf_token %}{% typed_by %}"
    "<textarea name=ask>{{ typed.ask }}</textarea></form>"
    "{% if typed %}Kept for you{% endif %}"
)


@keeps_typing
def form_page(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return HttpResponse("saved")
    typed = typed_before_sign_out(request)
    return HttpResponse(FORM.render({"typed": typed}, request))


def plain_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("plain")


@keeps_typing
def autosave(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"saved": True})


urlpatterns = [
    path("", include("transform_portal.urls")),
    path("form/", form_page, name="form_page"),
    path("second/", form_page, name="second_page"),
    path("third/", form_page, name="third_page"),
    path("fourth/", form_page, name="fourth_page"),
    path("plain/", plain_page, name="plain_page"),
    path("autosave/", autosave, name="autosave"),
]
