"""The registry of bodies: what its README says of it holds, and loading it stays light."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import date

import pytest

from schemas.reference.bodies import index_codes, load_bodies

TIERS = {
    "province",
    "municipality",
    "administrative_city",
    "education_office",
    "ministry",
    "agency",
    "commission",
    "constitutional_body",
    "public_institution",
    "association",
}


@pytest.mark.parametrize("day", [date(2024, 1, 18), date(2025, 2, 17), date(2026, 4, 1)])
def test_17_provinces_and_226_municipalities(day: date) -> None:
    tiers = Counter(body.tier for body in load_bodies() if body.is_valid_on(day))
    assert (tiers["province"], tiers["municipality"]) == (17, 226)
    assert tiers["education_office"] == 17


def test_a_code_has_one_name_a_day() -> None:
    for code, bodies in index_codes().items():
        days = {body.valid_from for body in bodies} | {body.valid_until for body in bodies}
        for day in filter(None, days):
            assert sum(body.is_valid_on(day) for body in bodies) <= 1, (code, day)


def test_rows_are_well_formed() -> None:
    codes = index_codes()
    for body in load_bodies():
        assert body.tier in TIERS
        assert body.parent_code is None or body.parent_code in codes
        assert body.code.isdigit() or body.code.startswith("kr-")
        assert body.name not in body.aliases


def test_renamed_bodies_keep_their_code() -> None:
    names = {body.name for body in index_codes()["kr-mogef"]}
    assert names == {"여성가족부", "성평등가족부"}


def test_loading_draws_in_no_table_format() -> None:
    code = "import sys, schemas.reference.bodies as b; b.load_bodies(); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"pyarrow", "pandas", "great_expectations"} & set(loaded)
