"""What every request passes through on its way to a page and back."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

import structlog
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
    JsonResponse,
)
from django.template.loader import render_to_string
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect
from django_structlog.middlewares import RequestMiddleware

from common import typing_kept

log = structlog.get_logger(__name__)

Answer = Callable[[HttpRequest], HttpResponseBase]

SIGNED_IN_AT = "signed_in_at"
SEEN_AT = "seen_at"
# A session is written at most this often, so that reading a page seldom writes.
NOTED_EVERY = timedelta(minutes=1)


class RequestLog(RequestMiddleware):
    """One line as a request starts, one as it ends; no query string, no reset key."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        path = re.sub(r"(/password/reset/key/).+", r"\1...", request.path)
        return f"{request.method} {path}"


def body_size_limit(get_response: Answer) -> Answer:
    """Refuse a body that says it is too large, before any of it is read."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        brings_files = request.content_type == "multipart/form-data"
        limit = (
            settings.UPLOAD_MAX_SIZE
            if brings_files
            else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        )
        if announced_size(request) > limit:
            return too_large()
        return get_response(request)

    return answer


def announced_size(request: HttpRequest) -> int:
    announced = request.META.get("CONTENT_LENGTH") or "0"
    return int(announced) if announced.isdecimal() else 0


def too_large() -> HttpResponse:
    """A page that says what happened; asks nothing of database or session."""
    return HttpResponse(
        render_to_string("413.html"), status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    )


def sign_in_ends(get_response: Answer) -> Answer:
    """A sign-in ends `SESSION_IDLE` after the last page; at `SESSION_LENGTH` anyway."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            now = timezone.now()
            signed_in = session_time(request, SIGNED_IN_AT) or now
            seen = session_time(request, SEEN_AT) or now
            if (
                now - seen > settings.SESSION_IDLE
                or now - signed_in > settings.SESSION_LENGTH
            ):
                log.info("sign_in_ended")
                logout(request)
            elif SEEN_AT not in request.session or now - seen > NOTED_EVERY:
                request.session[SIGNED_IN_AT] = signed_in.isoformat()
                request.session[SEEN_AT] = now.isoformat()
        return get_response(request)

    return answer


def session_time(request: HttpRequest, key: str) -> datetime | None:
    kept = request.session.get(key)
    return datetime.fromisoformat(kept) if kept else None


def not_stored_when_signed_in(get_response: Answer) -> Answer:
    """No browser or proxy keeps a page that was made for one person."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        signed_in = request.user.is_authenticated
        response = get_response(request)
        if signed_in or request.user.is_authenticated:
            response["Cache-Control"] = "no-store"
        return response

    return answer


class SignInRequired(LoginRequiredMiddleware):
    """Every page needs a sign-in unless it says otherwise; what was typed is kept."""

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: Any,
        view_kwargs: Any,
    ) -> HttpResponseBase | None:
        refused = super().process_view(request, view_func, view_args, view_kwargs)
        if refused is None:
            return None
        if request.headers.get("X-Requested-With") == "fetch":
            return JsonResponse(
                {"signed_out": True, "message": "Your sign-in has ended."},
                status=HTTPStatus.UNAUTHORIZED,
            )
        typing_kept.keep(request)
        if "HX-Request" in request.headers:
            # The whole page goes to sign-in, not the part of it that was asked for.
            return HttpResponseClientRedirect(refused["Location"])
        return refused


def readable_refusal(get_response: Answer) -> Answer:
    """A wrong method is answered with a page, as every other refusal is."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            response.content = render_to_string("405.html", request=request)
        return response

    return answer
