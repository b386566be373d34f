"""What a saving comes to in a year, and who claims which share of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.form_pages import posted, saved
from accounts.models import User
from accounts.requests import OfficerRequest
from common.periods import year_label
from common.typing_kept import keeps_typing
from programmes.standing import standing_of
from savings import access
from savings.claims import Claim
from savings.figures import Figures
from savings.forms.saving_claims import ClaimsForm
from savings.forms.saving_parts import places_to_choose
from savings.forms.saving_year import SavingYearForm
from savings.models import Saving, SavingYear
from savings.months import Carried, carried_on
from savings.pages.saving import ClaimLine, claim_table, claims_of
from savings.pages.years import planned_year_or_404
from savings.past import names_seen_by
from savings.services.saving import set_claims, set_year
from savings.views.places import form_page, saving_or_404
from savings.years import year_starts_in


@keeps_typing
@require_http_methods(["GET", "POST"])
def saving_year(request: OfficerRequest, pk: int, year: int) -> HttpResponse:
    """Figures of a year that has some, or that is begun with them. `?carry=yes` offers
    what the year before carries on."""
    saving = saving_or_404(request, pk)
    access.require(access.can_edit_saving(request.user, saving))
    years = SavingYear.objects.visible_to(request.user)
    stored = years.filter(saving=saving, year=planned_year_or_404(year)).first()
    row = stored or SavingYear(saving=saving, year=year)
    carried = _carried_into(saving, year) if request.GET.get("carry") else None
    starts_in = year_starts_in()
    form = SavingYearForm(
        posted(request),
        initial={"full_year_effect": carried.amount} if carried else {},
        row=row,
        starts_in=starts_in,
    )
    if address := saved(request, form, lambda: _save_year(request, saving, year, form)):
        label = year_label(year, starts_in)
        messages.success(request, f"Saved: {saving.reference}, {label}")
        return redirect(f"{address}?year={year}")
    return form_page(
        request,
        "savings/saving_year.html",
        form,
        saving,
        label=year_label(year, starts_in),
        carried=carried,
        validated=row.validated,
    )


def _save_year(
    request: OfficerRequest, saving: Saving, year: int, form: SavingYearForm
) -> Saving:
    set_year(
        saving,
        year,
        form.cleaned_data["version"],
        by=request.user,
        reason=form.cleaned_data["reason"],
        **form.said(),
    )
    return saving


def _carried_into(saving: Saving, year: int) -> Carried:
    before = saving.years.filter(year=year - 1).first()
    return carried_on(before.planned if before else (), saving.recurrence)


@keeps_typing
@require_http_methods(["GET", "POST"])
def saving_claims(request: OfficerRequest, pk: int) -> HttpResponse:
    """All shares at once. What an exempt project claims that this reader may not know
    of stays as it is."""
    saving = saving_or_404(request, pk)
    access.require(access.can_edit_saving(request.user, saving))
    claims = claims_of(saving)
    hidden = _hidden_from(request.user, saving, claims)
    known = [each for each in claims if each not in hidden]
    form = ClaimsForm(
        posted(request),
        initial={"version": saving.version},
        claims=known,
        hidden=hidden,
        places=places_to_choose(request.user),
    )
    if address := saved(
        request,
        form,
        lambda: set_claims(
            saving,
            form.cleaned_data["version"],
            form.claims(),
            by=request.user,
            reason=form.cleaned_data["reason"],
        ),
    ):
        messages.success(request, f"Saved: who claims {saving.reference}")
        return redirect(address)
    is_conflict = hasattr(form, "differences")
    return form_page(
        request,
        "savings/saving_claims.html",
        form,
        saving,
        hidden=len(hidden),
        saved_meanwhile=_as_stored(request.user, saving) if is_conflict else (),
    )


def _as_stored(user: User, saving: Saving) -> tuple[ClaimLine, ...]:
    return claim_table(saving, Figures(), names_seen_by(user))


def _hidden_from(
    user: User, saving: Saving, claims: tuple[Claim, ...]
) -> tuple[Claim, ...]:
    """The claims of exempt projects outside this reader's entitlement."""
    entitled = standing_of(user).exempt
    rows = zip(saving.attributions.all(), claims, strict=True)
    return tuple(
        claim
        for row, claim in rows
        if claim.place
        and row.project is not None
        and row.project.is_exempt
        and not entitled.covers(claim.place)
    )
