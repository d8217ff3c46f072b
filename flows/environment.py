"""Settings of the libraries that sacho sets before they are imported; the user's own win."""

import os

DEFAULTS = {
    # No telemetry, whatever the dependency.
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "GX_ANALYTICS_ENABLED": "false",
    # Arrow's own allocator keeps a good deal of what it is given back.
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    # The embedded server needs up to 25 s on a new home folder; Prefect gives up after 20.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    # The stages log with plain `logging`; Prefect takes it over into the log of the run.
    "PREFECT_LOGGING_EXTRA_LOGGERS": "flows",
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
}


def set_defaults() -> None:
    """Set what the user has not set, for this process and those it starts."""
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
