"""The exception tree of sacho.

SachoError                    whatever sacho itself raises; its text is one line for a person
├── InputError                the call or the input is wrong            (exit code 1)
├── OutputError               the output folder cannot be used          (exit code 1)
├── ServerError               the Prefect server went away              (exit code 1)
├── PageError                 one page cannot be read; becomes a reject, never ends a run
└── GateError                 the run gate failed, nothing is published (exit code 2)
"""

import errno

DISK_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
"""The numbers by which the system says that there is no room for what is written."""


class SachoError(Exception):
    """Base of every error that sacho raises on purpose; its message is one line."""


class InputError(SachoError):
    """The call or an input is wrong: a path that is missing, a folder without pages."""


class OutputError(SachoError):
    """The output folder cannot be written or holds something that is not sacho's."""


class ServerError(SachoError):
    """The Prefect server cannot be reached, at the start or in mid-run."""


class PageError(SachoError):
    """One page cannot be read; `reason` is from the closed list of `schemas.rejects`."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class GateError(SachoError):
    """A critical expectation failed over the whole run, so nothing was published."""
