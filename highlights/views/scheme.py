"""Rating schemes: what each rating means, and new versions of them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.form_pages import posted, saved
from accounts.requests import OfficerRequest
from common.typing_kept import keeps_typing
from highlights import services
from highlights.forms.scheme import SchemeForm
from highlights.models import RatingScheme
from programmes import access


@require_GET
def scheme_list(request: OfficerRequest) -> HttpResponse:
    schemes = RatingScheme.objects.visible_to(request.user).newest().order_by("name")
    return render(request, "highlights/scheme_list.html", {"schemes": schemes})


@require_GET
def scheme_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    """A version of a scheme with its written definitions; all its versions listed."""
    schemes = RatingScheme.objects.visible_to(request.user)
    row = get_object_or_404(schemes, pk=pk)
    values = {
        "row": row,
        "scheme": row.scheme,
        "steps": [(s.outside, row.scheme.state(s.state)) for s in row.scheme.steps],
        "versions": schemes.filter(code=row.code).order_by("-version"),
        "trail": [
            ("Rating schemes", reverse("highlights:scheme_list")),
            (row.name, ""),
        ],
        "can_manage": access.can_manage_council(request.user),
    }
    return render(request, "highlights/scheme_detail.html", values)


@keeps_typing
@require_http_methods(["GET", "POST"])
def scheme_update(request: OfficerRequest, pk: int) -> HttpResponse:
    """Change a scheme: a new version, used from now on."""
    row = get_object_or_404(RatingScheme.objects.visible_to(request.user), pk=pk)
    access.require(access.can_manage_council(request.user))

    form = SchemeForm(posted(request), scheme=row.scheme)
    if address := saved(
        request,
        form,
        lambda: services.revise_scheme(
            row,
            definition=form.definition(),
            reason=form.cleaned_data["reason"],
            by=request.user,
        ),
    ):
        messages.success(request, "The new version is in use from now on.")
        return redirect(address)
    trail = [("Rating schemes", reverse("highlights:scheme_list"))]
    trail.append((str(row), row.get_absolute_url()))
    values = {"row": row, "form": form, "trail": trail}
    return render(request, "highlights/scheme_update.html", values)
