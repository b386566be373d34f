"""What a page is about: fetched through `visible_to` or 404, and shown with its way."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.models import User
from accounts.requests import OfficerRequest
from programmes.views.places import Trail, trail_to
from risks.models import Register, Risk
from risks.sight.withheld import withheld_on


def register_or_404(request: OfficerRequest, pk: int) -> Register:
    registers = Register.objects.visible_to(request.user)
    return get_object_or_404(registers.with_place(), pk=pk)


def risk_or_404(request: OfficerRequest, pk: int) -> Risk:
    return get_object_or_404(Risk.objects.visible_to(request.user).with_place(), pk=pk)


def trail_to_register(register: Register) -> Trail:
    """The way down to a register: through its place, or from all registers."""
    if register.place is None:
        above = [("Risks", reverse("risks:register_list"))]
        return [*above, (str(register), register.get_absolute_url())]
    return [*trail_to(register.place), ("Risk register", register.get_absolute_url())]


def trail_to_risk(risk: Risk) -> Trail:
    return [*trail_to_register(risk.register), (str(risk), risk.get_absolute_url())]


def ending_here(trail: Trail) -> Trail:
    """The same way, on the page it leads to: where one stands is no link."""
    return [*trail[:-1], (trail[-1][0], "")]


def withheld_words(user: User, register: Register) -> str:
    """How many of a register's risks are kept from this reader, under which paragraphs;
    empty if none. One query; the same whatever the page is narrowed to."""
    return withheld_on(register, user)


def form_page(
    request: OfficerRequest,
    template: str,
    form: forms.BaseForm,
    where: Register | Risk,
    **more: Any,
) -> HttpResponse:
    """A page with one form about a register or a risk; all show the same things."""
    trail = (
        trail_to_risk(where) if isinstance(where, Risk) else trail_to_register(where)
    )
    shown = {"form": form, "where": where, "trail": trail, **more}
    return render(request, template, shown)
