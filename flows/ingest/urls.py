"""URLs of inputs and outputs as texts: what is one, and how its credentials are kept to oneself."""

from __future__ import annotations

import re

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
# A secret pasted as it is may hold a slash, so after a colon it reaches to the @.
_USER = re.compile(r"(?<=://)(?:[^/@\s]{1,500}|[^/:@\s]{1,200}:[^@\s]{1,500})@")
_SECRET = re.compile(
    r"([?&][a-z0-9_.-]{0,40}(?:key|keyid|secret|token|password|sig|signature|credential)=)"
    r"[^&\s]{0,2000}",
    re.IGNORECASE,
)

_CONCEALED: dict[str, str] = {}


def is_url(given: str) -> bool:
    """Return whether an input is a URL and no path."""
    return _URL.match(given) is not None


def mask_credentials(text: str) -> str:
    """Return a text with `***` for whatever its URLs hold of users, keys and passwords."""
    return _SECRET.sub(r"\1***", _USER.sub("***@", text))


def conceal(given: str) -> str:
    """Return an input or output as others may keep it, as Prefect does the parameters of a run.

    `reveal` gives the URL with its credentials back, in this process alone.
    """
    shown = mask_credentials(given)
    if shown != given:
        _CONCEALED[shown] = given
    return shown


def reveal(shown: str) -> str:
    """Return what `conceal` was given for it, or the same where there was nothing to conceal."""
    return _CONCEALED.get(shown, shown)
