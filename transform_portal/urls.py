"""Every room's pages, and the few that belong to none."""

from allauth.account import views as entrance
from django.urls import include, path, re_path

from transform_portal import health

# Signing up, and changing one's own e-mail address, are not offered: an administrator
# adds people. Hence these few of the entrance's pages and not all.
entrance_pages = [
    path("login/", entrance.login, name="account_login"),
    path("logout/", entrance.logout, name="account_logout"),
    path("inactive/", entrance.account_inactive, name="account_inactive"),
    path(
        "reauthenticate/",
        entrance.reauthenticate,
        name="account_reauthenticate",
    ),
    path(
        "password/change/",
        entrance.password_change,
        name="account_change_password",
    ),
    path("password/set/", entrance.password_set, name="account_set_password"),
    path("password/reset/", entrance.password_reset, name="account_reset_password"),
    path(
        "password/reset/done/",
        entrance.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        entrance.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        entrance.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("two-steps/", include("allauth.mfa.urls")),
]

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("accounts/", include(entrance_pages)),
    path("people/", include("accounts.urls")),
    path("", include("programmes.urls")),
    path("risks/", include("risks.urls")),
    path("savings/", include("savings.urls")),
    path("", include("highlights.urls")),
    path("", include("reports.urls")),
]

handler400 = "transform_portal.errors.bad_request"
handler403 = "transform_portal.errors.forbidden"
handler500 = "transform_portal.errors.broken"
