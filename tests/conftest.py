"""What tests of several folders share: a Prefect server and an object store a session."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.environment import set_defaults
from tests.seaweed import S3Server, start_seaweed


@pytest.fixture(scope="session")
def prefect_api() -> Iterator[str]:
    """Start a Prefect server on a database of its own and return the address of its API."""
    set_defaults()
    from prefect.settings import (
        PREFECT_API_URL,
        PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
        temporary_settings,
    )
    from prefect.testing.utilities import prefect_test_harness

    with (
        prefect_test_harness(server_startup_timeout=120),
        temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}),
    ):
        yield PREFECT_API_URL.value()


@pytest.fixture(scope="session")
def seed_outputs(prefect_api: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run the flow over `seeds/` once and return the output folder."""
    from flows.pipeline import run_pipeline

    out = tmp_path_factory.mktemp("seed") / "outputs"
    run_pipeline([str(Path(__file__).parents[1] / "seeds")], out)
    return out


@pytest.fixture(scope="session")
def s3_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Server]:
    """Start an S3 server with an empty bucket."""
    with start_seaweed(tmp_path_factory.mktemp("seaweed")) as server:
        yield server
