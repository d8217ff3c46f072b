"""The ledger by hand: what one page says of several fields of a programme."""

from dataclasses import replace

from flows.structure.ledger import Claim, build_ledger, check_agreement, group_claims


def make_claim(field: str | None, grade: str) -> Claim:
    return Claim(
        "가람시", None, "지역안전지수", "local-safety-index", 2024, grade, None, None, "a", field
    )


def test_fields_of_a_programme_stand_apart_and_do_not_contradict() -> None:
    groups = group_claims([make_claim("화재", "1등급"), make_claim("자살", "5등급")])
    told = [(each.programme, each.grade, each.has_conflict) for each in build_ledger(groups, {})]
    assert told == [("지역안전지수 자살", "5등급", False), ("지역안전지수 화재", "1등급", False)]
    assert check_agreement(groups, {}) == []


def test_two_grades_of_one_field_contradict() -> None:
    groups = group_claims([make_claim("화재", "1등급"), make_claim("화재", "2등급")])
    assert [each.has_conflict for each in build_ledger(groups, {})] == [True]
    assert [each.row_id for each in check_agreement(groups, {})] == [
        "가람시|local-safety-index/화재|2024"
    ]


def test_persons_have_no_part_in_it() -> None:
    claim = replace(make_claim(None, "대상"), recipient="표다온", recipient_kind="person")
    assert build_ledger(group_claims([claim]), {}) == []
