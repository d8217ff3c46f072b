"""Copies: what counts as one, and that neither order nor odd bodies change it."""

from __future__ import annotations

import random

from flows.findings import ClusterMember
from flows.tables import to_records
from flows.write.copies import LEAST_SIMILARITY, group_copies, sign_bodies

WORDS = [
    "가람시가",
    "물관리",
    "평가",
    "결과를",
    "알리고",
    "시민",
    "쉼터와",
    "하천",
    "산책로를",
    "새로",
    "꾸미며",
    "도서관",
    "운영",
    "시간을",
    "늘려",
    "청년과",
    "어르신이",
    "함께",
    "쓰는",
    "마을",
    "공방을",
    "열고",
    "버스",
    "노선을",
    "고쳐",
    "장터까지",
    "다니게",
    "하며",
    "학교",
    "급식에",
    "지역",
    "농산물을",
    "더",
    "쓰고",
    "공원",
    "그늘막과",
    "음수대를",
    "늘리는",
    "한편",
]


def write_body(seed: int, words: int = 160) -> str:
    """Return a text of its own for every seed."""
    chooser = random.Random(seed)
    return " ".join(f"{chooser.choice(WORDS)}{chooser.randrange(1000)}" for _ in range(words))


def cluster_pages(bodies: list[tuple[str, str]]) -> list[ClusterMember]:
    return to_records(group_copies(sign_bodies(bodies)), ClusterMember)


def group(bodies: list[tuple[str, str]]) -> set[frozenset[str]]:
    clusters: dict[str, set[str]] = {}
    for member in cluster_pages(bodies):
        clusters.setdefault(member.cluster_id, set()).add(member.page_id)
    return {frozenset(pages) for pages in clusters.values()}


def test_marks_and_blanks_do_not_count() -> None:
    assert group([("b", "가람시가 상을 받았다."), ("a", "가람시가  상을 받았다")]) == {
        frozenset("ab")
    }


def test_a_release_with_a_sentence_changed_is_a_copy() -> None:
    body = write_body(1)
    cut = " ".join(body.split()[:136])
    led = f"누리일보 기자가 전한다 {body} 저작권은 누리일보에 있다"
    assert group([("a", body), ("b", cut), ("c", led), ("d", write_body(2))]) == {
        frozenset("abc"),
        frozenset("d"),
    }


def test_half_a_release_is_none() -> None:
    body = write_body(1)
    half = " ".join(body.split()[:60])
    assert group([("a", body), ("b", half)]) == {frozenset("a"), frozenset("b")}


def test_pages_without_a_body_are_alone() -> None:
    assert group([("a", ""), ("b", ""), ("c", " .")]) == {frozenset(x) for x in "abc"}


def test_short_bodies_must_agree_in_every_letter() -> None:
    assert group([("a", "행사 안내"), ("b", "행사 안내문"), ("c", "행사 안내!")]) == {
        frozenset("ac"),
        frozenset("b"),
    }


def test_the_order_of_the_input_changes_nothing() -> None:
    bodies = [(f"{no:03}", write_body(no // 3)) for no in range(90)]
    bodies = [(key, f"{text} {write_body(500 + no, 12)}") for no, (key, text) in enumerate(bodies)]
    expected = cluster_pages(bodies)
    for seed in range(5):
        random.Random(seed).shuffle(bodies)
        assert cluster_pages(bodies) == expected
    assert len({member.cluster_id for member in expected}) == 30


def test_the_smallest_id_stands_for_its_group_and_similarity_is_to_it() -> None:
    body = write_body(3)
    first, second, third = cluster_pages([("c", body), ("b", f"{body} 끝"), ("a", body)])
    assert [m.page_id for m in (first, second, third)] == ["a", "b", "c"]
    assert {m.cluster_id for m in (first, second, third)} == {"a"}
    assert [m.is_representative for m in (first, second, third)] == [True, False, False]
    assert (first.similarity, third.similarity) == (1.0, 1.0)
    assert LEAST_SIMILARITY <= second.similarity <= 1.0
