"""Vega, Vega-Lite and Vega-Embed as one script, so that a page draws its charts offline.

The package `vl-convert-python` ships the libraries; bundling them takes some three seconds, so the
script is kept in the user's cache folder, by version.
"""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_cache_path

_CLOSING, _HARMLESS = "</script", "<\\/script"


def read_bundle() -> str:
    """Return the script, fit to stand inside a `<script>` element."""
    path = user_cache_path("sacho") / f"vega-{version('vl-convert-python')}.js"
    if path.is_file():
        return path.read_text(encoding="utf-8")
    script = _make_bundle()
    _keep(path, script)
    return script


def _make_bundle() -> str:
    from vl_convert import javascript_bundle

    script: str = javascript_bundle("window.vegaEmbed = vegaEmbed;")
    return script.replace(_CLOSING, _HARMLESS)


def _keep(path: Path, script: str) -> None:
    """Write the script whole or not at all; a cache that cannot be written costs only time."""
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(script, encoding="utf-8")
        part.replace(path)
    except OSError:
        return
