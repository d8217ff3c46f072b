"""The registry of programmes and rounds: references hold, figures add up, scales are usable."""

from __future__ import annotations

from schemas.reference.bodies import index_codes
from schemas.reference.programmes import (
    find_figures,
    find_programme,
    index_ids,
    load_figures,
    load_programmes,
)


def test_evaluators_are_bodies_of_the_registry() -> None:
    assert {each.evaluator_code for each in load_programmes()} <= set(index_codes())


def test_ids_and_names_are_unique() -> None:
    names = [name for each in load_programmes() for name in (each.name, *each.variants)]
    assert len(index_ids()) == len(load_programmes())
    assert len({name.replace(" ", "") for name in names}) == len(names)


def test_every_programme_and_figure_has_a_source() -> None:
    assert all(each.source for each in (*load_programmes(), *load_figures()))
    assert {each.programme_id for each in load_figures()} <= set(index_ids())


def test_grades_of_figures_are_on_their_scale() -> None:
    for each in load_figures():
        assert each.grade in ("", *index_ids()[each.programme_id].grades)


def test_counts_by_grade_add_up_to_the_bodies_assessed() -> None:
    for programme_id, year in (("data-administration", 2022), ("data-administration", 2024)):
        counts = (find_figures(programme_id, year, "count", g) for g in ("우수", "보통", "미흡"))
        (assessed,) = find_figures(programme_id, year, "assessed")
        assert sum(count[0] for count in counts) == assessed


def test_tiers_add_up_to_the_bodies_assessed() -> None:
    tiers = [
        each.value
        for each in load_figures()
        if (each.programme_id, each.year, each.figure) == ("data-administration", 2024, "assessed")
    ]
    assert sum(tiers) == 2 * 679  # the total itself and its parts


def test_a_scale_ranks_grades_whatever_their_label() -> None:
    scale = find_programme("공공기관 종합청렴도 평가")
    assert scale is not None
    assert [scale.find_rank(grade) for grade in ("1등급", "4등급", "6등급")] == [0, 3, None]
    assert scale.grade_of_score(99) is None


def test_thresholds_are_inclusive() -> None:
    scale = index_ids()["data-administration"]
    scores = (80, 79.99, 60, 59.99, 0)
    assert [scale.grade_of_score(s) for s in scores] == ["우수", "보통", "보통", "미흡", "미흡"]


def test_an_unknown_programme_is_none() -> None:
    assert find_programme("가람시 마을숲 관리평가") is None
