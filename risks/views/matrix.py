"""A register as a matrix: each cell lists its risks and opens them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.requests import OfficerRequest
from risks.filters import POSITIONS
from risks.pages.placing import ALL_THREE, placing_of
from risks.views.places import register_or_404, trail_to_register, withheld_words
from risks.views.tables import scope_of

_CHOICES = POSITIONS | {ALL_THREE: "All three, as counts"}
_CAPTIONS = {name: f"{label} scores of open risks" for name, label in POSITIONS.items()}
_CAPTIONS[ALL_THREE] = "How many open risks have which score"


@require_GET
def register_matrix(request: OfficerRequest, pk: int) -> HttpResponse:
    """Inherent, current or target scores, or how many of each; a matrix a scheme."""
    register = register_or_404(request, pk)
    asked = request.GET.get("position", "")
    position = asked if asked in _CHOICES else "current"
    scope = scope_of(request.user, register)
    values = {
        "register": register,
        "trail": [*trail_to_register(register), ("Matrix", "")],
        "choices": _CHOICES.items(),
        "position": position,
        "caption": _CAPTIONS[position],
        "placing": placing_of(scope, position, register.get_absolute_url()),
        "withheld": withheld_words(request.user, register),
    }
    return render(request, "risks/register_matrix.html", values)
