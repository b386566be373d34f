"""The accessibility statement every public body's site must carry."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET


@login_not_required
@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    """Source: Public Sector Bodies (Websites and Mobile Applications) (No. 2)
    Accessibility Regulations 2018, regulation 8."""
    return render(request, "reports/accessibility.html")
