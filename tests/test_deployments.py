"""`prefect.yaml` describes the deployments that `sacho ui` serves."""

from pathlib import Path

import yaml

from flows.deployments import DEPLOYMENTS, SEOUL

DESCRIBED = yaml.safe_load((Path(__file__).parents[1] / "prefect.yaml").read_text("utf-8"))


def test_both_describe_the_same_deployments() -> None:
    described = {each["name"]: each for each in DESCRIBED["deployments"]}
    assert list(described) == [each.name for each in DEPLOYMENTS]
    for each in DEPLOYMENTS:
        entry = described[each.name]
        schedules = [{"cron": each.cron, "timezone": SEOUL}] if each.cron else []
        schedules += [{"interval": each.every}] if each.every else []
        assert entry["description"] == each.description
        assert entry["parameters"] == {"inputs": list(each.inputs), "out": each.out}
        assert entry["schedules"] == schedules
        flow = "watch_inputs" if each.every else "compile_pages"
        assert entry["entrypoint"] == f"flows/pipeline.py:{flow}"
