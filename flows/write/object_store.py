"""An object store by its URL, `s3://[key:secret@]bucket[/prefix][?…]`, as pyarrow writes them.

What the URL does not say comes from the environment (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`,
`AWS_SESSION_TOKEN`, `AWS_REGION`, `AWS_ENDPOINT_URL`). pyarrow cannot put an object on a condition,
on which publication rests, hence obstore. No message holds a key.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from obstore.exceptions import BaseError
from obstore.store import S3Store

from flows.errors import OutputError
from flows.ingest.locations import SHOWN_LENGTH
from flows.ingest.urls import mask_credentials

if TYPE_CHECKING:
    from obstore.store import ClientConfig, RetryConfig

SCHEME, DEFAULT_REGION = "s3", "us-east-1"
_CLIENT: ClientConfig = {"connect_timeout": "10s", "timeout": "120s"}
_RETRY: RetryConfig = {"max_retries": 3, "retry_timeout": timedelta(seconds=60)}
_SETTINGS: dict[str, str] = {
    "access_key": "access_key_id",
    "secret_key": "secret_access_key",
    "session_token": "session_token",
    "region": "region",
    "endpoint_override": "endpoint",
    "scheme": "",
}
"""What the query of a URL may hold, and what obstore calls it."""


def open_object_store(url: str) -> S3Store:
    """Return the store that a URL names, its prefix the root; raises `OutputError` in one line."""
    parts = _split(url)
    query = dict(parse_qsl(parts.query))
    if unknown := sorted(set(query) - set(_SETTINGS)):
        known = ", ".join(_SETTINGS)
        raise _refuse(url, f"sacho knows no {unknown[0]} there, but {known}")
    scheme = query.pop("scheme", "https")
    config: dict[str, Any] = {_SETTINGS[name]: value for name, value in query.items()}
    config = {"region": DEFAULT_REGION} | config | _read_user(parts)
    client: ClientConfig = {**_CLIENT, "allow_http": scheme == "http"}
    try:
        if "endpoint" in config:
            config["endpoint"] = _complete_endpoint(config["endpoint"], scheme)
        return S3Store(
            parts.hostname,
            prefix=parts.path.strip("/") or None,
            client_options=client,
            retry_config=_RETRY,
            **config,
        )
    except (BaseError, ValueError) as error:
        raise _refuse(url, explain(error)) from error


def _complete_endpoint(endpoint: str, scheme: str) -> str:
    """Return the endpoint with a scheme; raises `ValueError` for one on which obstore panics."""
    full = endpoint if "://" in endpoint else f"{scheme}://{endpoint}"
    if not urlsplit(full).hostname or urlsplit(full).port == 0:
        raise ValueError("endpoint_override is no host with a port")
    return full


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise _refuse(url, str(error)) from error
    if parts.scheme != SCHEME or not parts.hostname:
        raise _refuse(url, "an output is a folder or s3://bucket/prefix")
    return parts


def _read_user(parts: SplitResult) -> dict[str, str]:
    named = {"access_key_id": parts.username, "secret_access_key": parts.password}
    return {name: unquote(value) for name, value in named.items() if value}


def _refuse(url: str, why: str) -> OutputError:
    return OutputError(f"{mask_credentials(url)}: this URL cannot be used: {why}")


def name_store(url: str) -> str:
    """Return what people may see of a store: scheme, bucket and prefix, without user and query."""
    parts = _split(url)
    return f"{SCHEME}://{parts.hostname}{parts.path.rstrip('/')}"


@contextmanager
def telling(url: str, what: str) -> Iterator[None]:
    """Raise whatever goes wrong with a store inside as one line: `s3://…: cannot be read: why`."""
    try:
        yield
    except (BaseError, OSError) as error:
        raise OutputError(f"{name_store(url)}: {what}: {explain(error)}") from error


def explain(error: Exception) -> str:
    """Return the first line of an error of the store, cut short and without secrets."""
    return mask_credentials((str(error).splitlines() or [""])[0])[:SHOWN_LENGTH]
