"""Who gets what from the pages about registers: everybody signed in, but for what is
exempt."""

from tests.access_matrix.rows import Row, everyone, nobody, only

ENTITLED = "programme_office clerk legal finance auditor strand_lead programme_manager"


def of_registers(query: str = "") -> list[Row]:
    """A page about one register: the officer's own, another programme's, that of a
    project that is exempt."""
    return [
        Row(
            args=lambda world: [world.register.pk],
            get=everyone(200),
            post=nobody(),
            query=query,
        ),
        Row(
            "foreign",
            args=lambda world: [world.foreign.register.pk],
            get=everyone(200),
            post=nobody(),
        ),
        Row(
            "of the council",
            args=lambda world: [world.council_register.pk],
            get=everyone(200),
            post=nobody(),
        ),
        Row(
            "exempt",
            args=lambda world: [world.exempt.register.pk],
            get=only(ENTITLED, 200, otherwise=404),
            post=nobody(),
        ),
    ]


ROWS = {
    "risks:register_list": Row(get=everyone(200), post=nobody()),
    "risks:risk_list": [
        Row(get=everyone(200), post=nobody()),
        Row(
            "narrowed by nonsense",
            get=everyone(200),
            post=nobody(),
            query="?owner=9223372036854775808&cell=1-current-9-9&q=%00&sort=owner__password",
        ),
    ],
    "risks:risk_export": Row(get=everyone(200), post=nobody()),
    "risks:register_detail": of_registers("?exempt=yes&state=all"),
    "risks:register_export": of_registers("?exempt=yes&state=all"),
    "risks:register_matrix": of_registers("?position=all"),
    "risks:register_trend": of_registers("?back=all&until=31+June+2012"),
    "risks:register_changes": of_registers("?since=2012-04-25&kind=worse"),
}
