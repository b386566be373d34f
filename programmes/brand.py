"""The council's colour, as the custom properties that frontend/scss reads."""

from __future__ import annotations

from hashlib import sha256

from django.http import HttpRequest

from programmes.models import Council

# WCAG 2.2, relative luminance and contrast ratio.
_WEIGHTS = (0.2126, 0.7152, 0.0722)
_WHITE, _BLACK = "#ffffff", "#0b0c0c"


def brand_css_of() -> str:
    """One query. Nothing before there is a council: the built-in colour holds."""
    council = Council.objects.first()
    if council is None:
        return ""
    colour = council.brand_colour
    return (
        f":root {{ --app-brand: {colour}; --app-brand-text: {text_on(colour)}; "
        f"--govuk-brand-colour: {colour}; }}\n"
    )


def brand_etag(request: HttpRequest) -> str:
    return f'"{sha256(brand_css_of().encode()).hexdigest()[:16]}"'


def text_on(colour: str) -> str:
    """White or black, whichever is easier to read on this colour."""
    against_white = 1.05 / (_luminance(colour) + 0.05)
    against_black = (_luminance(colour) + 0.05) / (_luminance(_BLACK) + 0.05)
    return _WHITE if against_white >= against_black else _BLACK


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return sum(
        weight * _linear(channel)
        for weight, channel in zip(_WEIGHTS, channels, strict=True)
    )


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
