"""Who gets what from the pages that add savings up: everybody signed in, less what is
exempt."""

from tests.access_matrix.rows import Row, everyone, nobody

SEEN = {"get": everyone(200), "post": nobody()}

ROWS = {
    "savings:dashboard": [
        Row(**SEEN),
        Row("as it was", query="?as_at=2012-07-17&since=2012-04-25", **SEEN),
    ],
    "savings:dashboard_export": Row(**SEEN),
    "savings:monitoring": Row(**SEEN),
    "savings:monitoring_export": Row(**SEEN),
    "savings:reconciliation": Row(**SEEN),
}
