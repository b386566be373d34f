"""What somebody typed is not lost when their sign-in ends before they save.

A form page is marked `@keeps_typing` and its form carries `{% typed_by %}`. When the
form arrives without a live sign-in, what it holds waits in the (now nameless) session,
and the page shows it again once the same person has signed in. The signed field proves
who was typing: nobody else is ever shown it, and nobody can make us store anything
without having been signed in during the last day.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, QueryDict
from django.urls import ResolverMatch

FIELD = "typed_by"
KEPT_FOR = timedelta(hours=24)
LARGEST = 1_000_000
AT_MOST = 3
SESSION_KEY = "typing_kept"
NOT_KEPT = (FIELD, "csrfmiddlewaretoken")

View = Callable[..., Any]


def keeps_typing(view: View) -> View:
    """Mark a form page whose text must survive the end of a sign-in."""
    view.keeps_typing = True  # type: ignore[attr-defined]  # read by `keep`
    return view


def signed_typist(user_id: int) -> str:
    """The value of the hidden field: who is typing, and since when."""
    return TimestampSigner(salt=FIELD).sign(str(user_id))


def keep(request: HttpRequest) -> bool:
    """Put a form that arrived too late into the session; False if it may not be."""
    typist = typist_of(request)
    if typist is None or not may_keep(request):
        return False
    typed = request.POST.copy()
    for name in NOT_KEPT:
        typed.pop(name, None)
    text = typed.urlencode()
    if len(text) > LARGEST:
        return False
    kept = request.session.get(SESSION_KEY, {})
    kept.pop(request.path, None)
    kept[request.path] = {"typist": typist, "text": text}
    request.session[SESSION_KEY] = dict(list(kept.items())[-AT_MOST:])
    return True


def may_keep(request: HttpRequest) -> bool:
    page = request.resolver_match
    return (
        request.method == "POST"
        and isinstance(page, ResolverMatch)
        and getattr(page.func, "keeps_typing", False)
    )


def typist_of(request: HttpRequest) -> str | None:
    """Whoever was typing, by the signed field; None if it is missing, old or forged."""
    signed = request.POST.get(FIELD, "")
    try:
        return TimestampSigner(salt=FIELD).unsign(signed, max_age=KEPT_FOR)
    except BadSignature:
        return None


def typed_before_sign_out(request: HttpRequest) -> QueryDict | None:
    """What this person typed into this page before their sign-in ended; once only.

    Bind the form to it and say so in a banner. Somebody else's text is dropped unread.
    """
    kept = request.session.get(SESSION_KEY, {}).pop(request.path, None)
    if kept is None:
        return None
    request.session.modified = True
    if kept["typist"] != str(request.user.pk):
        return None
    return QueryDict(kept["text"])
