"""Whose a record is, as a condition: shared by all the querysets of this app."""

from __future__ import annotations

from django.db.models import Q

from programmes.standing import Entitlement


def open_place(prefix: str) -> Q:
    """Of no project, or of one that is not exempt."""
    return Q(**{f"{prefix}project__isnull": True}) | Q(
        **{f"{prefix}project__is_exempt": False}
    )


def entitled_place(entitled: Entitlement, prefix: str) -> Q:
    """Of a programme, strand or project inside the entitled places; `prefix` leads from
    the row to them."""
    programmes = entitled.programme_ids
    strands = entitled.strand_ids
    return (
        Q(**{f"{prefix}programme_id__in": programmes})
        | Q(**{f"{prefix}strand__programme_id__in": programmes})
        | Q(**{f"{prefix}project__strand__programme_id__in": programmes})
        | Q(**{f"{prefix}strand_id__in": strands})
        | Q(**{f"{prefix}project__strand_id__in": strands})
        | Q(**{f"{prefix}project_id__in": entitled.project_ids})
    )
