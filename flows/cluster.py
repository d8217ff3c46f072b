"""The cluster that a run works on: its workers are there and of one mind with this machine."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from typing import Any

from flows.errors import InputError
from flows.fingerprint import fingerprint_rules
from flows.write.report import find_versions

SECONDS_TO_CONNECT = 10
COMPARED = ("prefect", "pandas", "pyarrow", "great-expectations", "dask", "distributed")
"""Packages whose version decides on the bytes of an output or on whether workers understand."""


def describe_versions() -> dict[str, str]:
    """Return what must be the same on every machine of a run: versions, and the rules."""
    return {
        "python": platform.python_version(),
        **find_versions(COMPARED),
        "the rules": fingerprint_rules({})[:12],
    }


def count_workers(address: str) -> int:
    """Return how many threads of work the cluster at an address offers.

    Raises `InputError` if no scheduler answers there, it has no worker, or one of them has other
    versions than this machine.
    """
    import distributed

    connect: Any = distributed.Client
    try:
        client = connect(address, timeout=SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise InputError(f"{address}: no Dask scheduler answers there; start one") from error
    with client:
        threads: Mapping[str, int] = client.nthreads()
        if not threads:
            raise InputError(f"{address}: the scheduler has no worker; start one")
        compare_versions(client.run(describe_versions))
        return sum(threads.values())


def compare_versions(theirs: Mapping[str, Mapping[str, str]]) -> None:
    """Raise `InputError` if a worker, by its address, has other versions than this machine."""
    ours = describe_versions()
    for address, versions in sorted(theirs.items()):
        for name, version in ours.items():
            if versions.get(name) != version:
                told = f"{name} {versions.get(name)} where this machine has {version}"
                raise InputError(f"{address}: the worker has {told}; install the same on both")


def choose_runner(address: str | None, workers: int | None) -> Any:
    """Return Prefect's runner of tasks on the cluster at an address, or on one of this machine.

    The latter has as many processes as `workers`. None where no cluster is asked for.
    """
    if workers is None:
        return None
    from prefect_dask.task_runners import DaskTaskRunner

    make: Any = DaskTaskRunner
    own = {"n_workers": workers, "threads_per_worker": 1, "dashboard_address": None}
    return make(address=address) if address else make(cluster_kwargs=own)
