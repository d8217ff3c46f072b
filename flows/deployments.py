"""The deployments that `sacho ui` serves; `prefect.yaml` describes the same for other servers."""

from __future__ import annotations

from dataclasses import dataclass

SEOUL = "Asia/Seoul"


@dataclass(frozen=True, slots=True)
class Deployment:
    """A run that is ready to be started: what it reads and writes, and when it starts by itself.

    `cron` is in Seoul's time. `every` are the seconds between two looks into inputs that are
    watched: a run starts if something in them has changed. Without either it runs on demand.
    """

    name: str
    description: str
    inputs: tuple[str, ...]
    out: str
    cron: str | None = None
    every: int | None = None


DEPLOYMENTS = (
    Deployment(
        "seeds", "Turn the pages of seeds/ into the tables under outputs/.", ("seeds",), "outputs"
    ),
    Deployment(
        "nightly", "The same every night at five in Seoul.", ("seeds",), "outputs", cron="0 5 * * *"
    ),
    Deployment(
        "inbox",
        "Look into inbox/ every minute; what is new goes to outputs-inbox/.",
        ("inbox",),
        "outputs-inbox",
        every=60,
    ),
)
