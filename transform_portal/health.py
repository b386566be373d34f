"""Two questions a probe asks: is the process alive, and can it serve?"""

from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from common.worker import worker_is_alive


@never_cache
@login_not_required
@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    """The process answers. Asks nothing of the database."""
    return JsonResponse({"alive": True})


@never_cache
@login_not_required
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Everything it takes to serve is there; else 503, saying what is missing."""
    missing = unanswered() or unapplied() or workerless()
    return JsonResponse(
        {"ready": not missing, "missing": missing}, status=503 if missing else 200
    )


def unanswered() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "The database does not answer."
    return ""


def unapplied() -> str:
    left = written() - MigrationRecorder(connection).applied_migrations().keys()
    return f"{len(left)} database migrations are not applied." if left else ""


@cache
def written() -> set[tuple[str, str]]:
    """The migrations this program was written with; read from disk once."""
    return set(MigrationLoader(None).disk_migrations)


def workerless() -> str:
    return "" if worker_is_alive() else "The background worker is not running."
