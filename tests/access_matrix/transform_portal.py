"""Who gets what from the pages that belong to no app: probes, and the entrance."""

from tests.access_matrix.rows import Row, everyone, nobody, the_public

ROWS = {
    "healthz": Row(get=the_public(200), post=the_public(405)),
    # Tests run without a worker.
    "readyz": Row(get=the_public(503), post=the_public(405)),
    "account_login": Row(
        get=everyone(302, signed_out=200), post=everyone(302, signed_out=200)
    ),
    "account_logout": Row(get=everyone(200), post=everyone(302)),
    "account_inactive": Row(get=the_public(200), post=the_public(405)),
    "account_reauthenticate": Row(get=everyone(200), post=everyone(200)),
    "account_change_password": Row(get=everyone(200), post=everyone(200)),
    "account_set_password": Row(get=everyone(302), post=everyone(302)),
    "account_reset_password": Row(get=the_public(200), post=the_public(200)),
    "account_reset_password_done": Row(get=the_public(200), post=the_public(405)),
    "account_reset_password_from_key": Row(
        args=lambda _: ["1", "not-a-key"], get=the_public(200), post=the_public(200)
    ),
    "account_reset_password_from_key_done": Row(
        get=the_public(200), post=the_public(405)
    ),
    "mfa_index": Row(get=everyone(200), post=nobody()),
    "mfa_authenticate": Row(get=everyone(302), post=everyone(302)),
    # Each of these asks for the password again first.
    "mfa_reauthenticate": Row(get=everyone(302), post=everyone(302)),
    "mfa_activate_totp": Row(get=everyone(302), post=everyone(302)),
    "mfa_deactivate_totp": Row(get=everyone(404), post=everyone(404)),
    "mfa_view_recovery_codes": Row(get=everyone(404), post=nobody()),
    "mfa_generate_recovery_codes": Row(get=everyone(302), post=everyone(302)),
    "mfa_download_recovery_codes": Row(get=everyone(404), post=everyone(404)),
}
