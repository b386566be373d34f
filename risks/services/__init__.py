"""What happens to schemes, registers, risks and logs. Each step is atomic, keeps who
did it and why, and refuses nonsense in a full sentence (ValidationError). `at` dates
the record in the past, for records that are brought in with their past."""

from risks.services.category import create_category, update_category
from risks.services.control import (
    add_action,
    add_control,
    remove_action,
    remove_control,
    update_action,
    update_control,
)
from risks.services.life import (
    accept_above_appetite,
    accept_risk,
    add_risk,
    close_risk,
    decline_risk,
    escalate_risk,
    hand_back_risk,
    no_register_above,
    reopen_risk,
    turn_into_issue,
)
from risks.services.log import (
    add_log_entry,
    close_log_entry,
    reopen_log_entry,
    update_log_entry,
)
from risks.services.register import (
    default_prefix,
    open_register,
    registers_above,
    update_register,
    usual_scheme,
)
from risks.services.review import (
    review_risk,
)
from risks.services.risk import (
    propose_risk,
    update_risk,
)
from risks.services.scheme import (
    adopt_everywhere,
    adopt_scheme,
    create_scheme,
    new_scheme_version,
)

__all__ = [
    "accept_above_appetite",
    "accept_risk",
    "add_action",
    "add_control",
    "add_log_entry",
    "add_risk",
    "adopt_everywhere",
    "adopt_scheme",
    "close_log_entry",
    "close_risk",
    "create_category",
    "create_scheme",
    "decline_risk",
    "default_prefix",
    "escalate_risk",
    "hand_back_risk",
    "new_scheme_version",
    "no_register_above",
    "open_register",
    "propose_risk",
    "registers_above",
    "remove_action",
    "remove_control",
    "reopen_log_entry",
    "reopen_risk",
    "review_risk",
    "turn_into_issue",
    "update_action",
    "update_category",
    "update_control",
    "update_log_entry",
    "update_register",
    "update_risk",
    "usual_scheme",
]
