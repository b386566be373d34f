"""What a reader sees when something is refused."""

import structlog
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
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


def form_not_trusted(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form came from before the last sign-in, or from another site.

    In the first case its writer is shown what they typed and asked to send it again.
    """
    log.warning("form_not_trusted", path=request.path, reason=reason)
    if typing_kept.keep(request):
        return redirect(request.path)
    return defaults.permission_denied(request, PermissionError(reason))
