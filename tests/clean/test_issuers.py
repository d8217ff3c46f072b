"""The issuer of a press release, from its outlet, its contact line or the top of the page."""

from dataclasses import replace

import pytest

from flows.clean.issuers import name_issuer
from flows.clean.page import clean_page
from tests.clean.test_page import PROSE, make_page

CONTACT = "자료제공: 기획예산과 (240-8430)"


@pytest.mark.parametrize(
    ("head", "contact", "issuer", "code", "kind"),
    [
        ("영암군청", CONTACT, "영암군", "46830", "press_release"),
        ("", "관련부서 : 고흥군 건설과(도시 ☎ 830-5886)", "고흥군", "46770", "press_release"),
        ("중구청", CONTACT, None, None, "press_release"),
        ("가람일보", "", None, None, "news_article"),
    ],
)
def test_issuer_is_named_or_left_open(
    head: str, contact: str, issuer: str | None, code: str | None, kind: str
) -> None:
    text = f"{head}\n\n새 도서관 문을 연다\n\n{PROSE}\n\n{contact}"
    (article,) = clean_page(make_page(text)).articles
    assert (article.issuer, article.issuer_code, article.kind) == (issuer, code, kind)


def test_outlet_that_is_a_body_makes_a_press_release() -> None:
    (article,) = clean_page(make_page(f"새 도서관 문을 연다\n\n{PROSE}")).articles
    assert article.kind == "news_article"
    named = name_issuer(replace(article, outlet="행정안전부"), (), ())
    assert (named.kind, named.issuer, named.issuer_code) == (
        "press_release",
        "행정안전부",
        "kr-mois",
    )
