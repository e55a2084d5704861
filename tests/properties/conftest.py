"""How hard the properties are tried: quick by default, ``HYPOTHESIS_PROFILE=soak`` for long."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# The walk is compiled on its first call and a history is many draws: neither is a failing.
SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)

settings.register_profile(
    "quick", max_examples=20, deadline=None, derandomize=True, suppress_health_check=SLOW
)
settings.register_profile(
    "soak",
    max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "3000")),
    deadline=None,
    print_blob=True,
    suppress_health_check=SLOW,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
