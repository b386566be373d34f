"""What a reader sees when something is refused."""

import sys
from http import HTTPStatus

import structlog
from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views import defaults

from common import typing_kept
from common.middleware import too_large

log = structlog.get_logger(__name__)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A body that proves too large only when it is read is 413, all else 400."""
    if isinstance(exception, RequestDataTooBig):
        return too_large()
    return defaults.bad_request(request, exception)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Every denial is logged: who and where, never what was sent."""
    log.warning("permission_denied", path=request.path)
    return defaults.permission_denied(request, exception)


def broken(request: HttpRequest) -> HttpResponse:
    """A database that does not answer now may in a moment: 503. All else is 500.

    Called while the exception is being handled; asks nothing of the database.
    """
    if isinstance(sys.exc_info()[1], InterfaceError | OperationalError):
        return HttpResponse(
            render_to_string("503.html"),
            status=HTTPStatus.SERVICE_UNAVAILABLE,
            headers={"Retry-After": "5"},
        )
    return defaults.server_error(request)


def form_not_trusted(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form came from before the last sign-in, or from another site.

    In the first case its writer is shown what they typed and asked to send it again.
    """
    log.warning("form_not_trusted", path=request.path, reason=reason)
    if typing_kept.keep(request):
        return redirect(request.path)
    return defaults.permission_denied(request, PermissionError(reason))
