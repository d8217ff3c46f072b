"""What markup says: the body's container, captions, subtitles, and what is only chrome."""

from selectolax.lexbor import LexborHTMLParser

from flows.clean.zoning import Zone, zone_page
from flows.ingest.declared import read_declared
from flows.ingest.rendering import render
from flows.markup import Markup

PAGE = """<!doctype html><html><head>
<meta property="og:title" content="가람시, 새 도서관 문 연다 | 가람일보">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "가람시, 새 도서관 문 연다",
"datePublished": "2024-03-05T09:10:00+09:00", "author": {"name": "한보람"}}</script></head><body>
<nav><ul><li><a href="/">홈</a></li><li><a href="/p">정치 소식을 한눈에 보는 곳</a></li></ul></nav>
<div class="side"><h3>많이 본 뉴스</h3>
<p>누리군은 다리를 새로 놓았다고 밝혔다. 다리는 길이 300m로 걸어서 건넌다.</p></div>
<div class="view"><h1>가람시, 새 도서관 문 연다</h1><p class="sub-title">책 4만 권 갖춰</p>
<span>입력 2024-03-05 09:10</span>
<div id="articleBody"><figure><img><figcaption>가람시가 새 도서관을 열고 있다.</figcaption></figure>
<p>가람시는 중앙동에 <b>새 도서관</b>을 열었다고 5일 밝혔다.</p>
<p>도서관은 책 4만 권을 갖추고 저녁 열 시까지 문을 연다.<br>주차는 무료다.</p>
<div class="related"><a href="/2">다솜군, 축제 사흘간 연다</a></div>
<p>한보람 기자 boram@garam.example</p></div></div>
<footer>저작권자 © 가람일보 무단전재 및 재배포 금지</footer>
<script>var a = 1;</script></body></html>"""


def zone(html: str) -> tuple[str, list[Zone]]:
    tree = LexborHTMLParser(html)
    text, lines = render(tree)
    return text, zone_page(text, Markup(tuple(lines), read_declared(tree)))


def texts(role: str, html: str = PAGE) -> list[str]:
    text, zones = zone(html)
    return [text[each.start : each.end] for each in zones if each.role == role]


def test_body_is_what_its_container_holds() -> None:
    assert texts("paragraph") == [
        "가람시는 중앙동에 새 도서관을 열었다고 5일 밝혔다.",
        "도서관은 책 4만 권을 갖추고 저녁 열 시까지 문을 연다.",
    ]


def test_title_is_the_declared_one_and_the_subtitle_stands_by() -> None:
    assert texts("title") == ["가람시, 새 도서관 문 연다"]
    assert texts("subtitle") == ["책 4만 권 갖춰"]


def test_name_in_the_logo_is_not_the_title_though_declared() -> None:
    page = PAGE.replace(
        'content="가람시, 새 도서관 문 연다 | 가람일보"', 'content="가람일보 소식"'
    ).replace("<nav>", "<h1 class=logo>눈 밝은 가람일보 소식</h1><nav>")
    page = page.replace('"headline": "가람시, 새 도서관 문 연다",', "")
    assert texts("title", page) == ["가람시, 새 도서관 문 연다"]


def test_heading_with_a_badge_is_the_title_though_a_bar_above_repeats_it() -> None:
    bar = (
        "<div class=sticky-bar>가람시, 새 도서관 문 연다</div><p>글자 크기 조절은 여기서 한다.</p>"
    )
    page = PAGE.replace("<nav>", f"{bar}<nav>").replace("<h1>", "<h1><span>단독</span>")
    assert texts("title", page)[-1].endswith("가람시, 새 도서관 문 연다")
    assert texts("subtitle", page) == ["책 4만 권 갖춰"]


def test_part_of_a_subtitle_is_not_the_title_though_in_bold() -> None:
    deck = "<p class=news_stitle><font><b>▷ 책 4만 권 갖춰 걸어서 간다</b></font></p>"
    page = PAGE.replace('<p class="sub-title">책 4만 권 갖춰</p>', deck)
    page = page.replace("가람시, 새 도서관 문 연다 | 가람일보", "가람일보")
    page = page.replace('"headline": "가람시, 새 도서관 문 연다",', "")
    assert texts("title", page) == ["가람시, 새 도서관 문 연다"]


def test_caption_signoff_stamp_and_rights_line_are_told() -> None:
    assert texts("caption") == ["가람시가 새 도서관을 열고 있다."]
    assert texts("signoff") == ["한보람 기자 boram@garam.example"]
    assert texts("stamp") == ["입력 2024-03-05 09:10"]
    assert texts("copyright") == ["저작권자 © 가람일보 무단전재 및 재배포 금지"]


def test_prose_outside_the_container_is_chrome() -> None:
    text, zones = zone(PAGE)
    side = next(each for each in zones if text.startswith("누리군은", each.start))
    assert (side.rule, side.is_chrome) == ("outside_body", True)


def test_script_and_style_are_no_text() -> None:
    text, _ = zone(PAGE.replace("<nav>", "<style>p {color: red}</style><nav>"))
    assert "var a" not in text
    assert "color" not in text


def test_container_without_a_telling_name_is_found_by_its_prose() -> None:
    plain = PAGE.replace('id="articleBody"', 'class="x1"').replace('class="view"', 'class="x2"')
    assert len(texts("paragraph", plain)) == 2


def test_deep_nesting_is_read() -> None:
    depth = 5_000
    text, zones = zone(
        "<body>" + "<div>" * depth + "가람시는 길을 열었다고 5일 밝혔다." + "</div>" * depth
    )
    assert text == "가람시는 길을 열었다고 5일 밝혔다."
    assert [each.role for each in zones] == ["paragraph"]


def test_terms_of_a_post_and_names_of_layouts_are_no_chrome() -> None:
    page = PAGE.replace('<div class="view">', '<article class="post hentry tag-comments">')
    page = page.replace("</div></div>", "</div></article>", 1)
    page = page.replace('id="articleBody"', 'class="entry no-sidebar no-image"')
    assert texts("paragraph", page) == texts("paragraph")


def test_links_between_title_and_body_may_sign() -> None:
    page = PAGE.replace(
        "<span>입력 2024-03-05 09:10</span>",
        '<div><a href="/d">입력 2024-03-05 09:10</a></div><div><a href="/r">한보람 기자</a></div>',
    )
    assert texts("stamp", page) == ["입력 2024-03-05 09:10"]
    assert texts("byline", page) == ["한보람 기자"]


def test_subtitle_is_told_by_its_container_though_in_bold() -> None:
    deck = "책 4만 권 갖춰"
    page = PAGE.replace(f'<p class="sub-title">{deck}</p>', "<p>가</p><p>가</p><p>가</p>")
    opening = '<div id="articleBody">'
    page = page.replace(opening, f'<div class="tit-sub"><strong>{deck}</strong></div>{opening}')
    assert texts("subtitle", page) == [deck]


def test_body_by_its_own_name_is_no_chrome_whatever_else_it_is_called() -> None:
    page = PAGE.replace('id="articleBody"', 'itemprop="articleBody" class="related-content"')
    assert texts("paragraph", page) == texts("paragraph")


def test_text_goes_on_beside_the_words_of_a_picture() -> None:
    words = "새 도서관 서고. 가람시 제공"
    caption = f'<span><em class="img_desc">{words}</em></span>[가람=누리통신] 한보람 기자 = '
    page = PAGE.replace("<p>가람시는 중앙동에", f"<p>{caption}가람시는 중앙동에")
    assert texts("paragraph", page) == texts("paragraph")
    assert words in texts("caption", page)


def test_rights_line_may_be_a_link() -> None:
    rights = "ⓒ 가람일보. 무단전재 및 재배포 금지"
    page = PAGE.replace("</div></div>\n<footer>", f'</div><a href="/c">{rights}</a></div><footer>')
    assert rights in texts("copyright", page)


def test_section_in_a_heading_is_no_part_of_the_title() -> None:
    title = "가람시, 새 도서관 문 연다"
    page = PAGE.replace(f"<h1>{title}", f'<h1><span class="bo_v_cate">문화</span> {title}')
    assert texts("title", page) == [title]


def test_neither_a_moment_nor_the_heading_of_a_board_is_the_title() -> None:
    page = PAGE.replace('content="가람시, 새 도서관 문 연다 | 가람일보"', 'content="가람일보 소식"')
    page = page.replace('"headline": "가람시, 새 도서관 문 연다",', "")
    page = page.replace(
        "<nav>", '<div id="hd"><h1 id="hd_h1">가람일보 소식 &gt; 문화</h1></div><nav>'
    )
    page = page.replace("<span>입력 2024-03-05 09:10</span>", "<h2>입력 2024-03-05 09:10</h2>")
    assert texts("title", page) == ["가람시, 새 도서관 문 연다"]


def test_summary_by_a_machine_is_no_text() -> None:
    summary = "<p>가람시가 책 4만 권을 갖춘 새 도서관을 열었다. 주차는 무료다.</p>"
    page = PAGE.replace("<figure>", f'<div class="ai_sum">{summary}</div><figure>')
    assert texts("paragraph", page) == texts("paragraph")


def test_section_before_an_inline_title_is_no_part_of_it() -> None:
    title = "가람시, 새 도서관 문 연다"
    head = f'<span class="cate">문화</span> <strong class="tit">{title}</strong>'
    page = PAGE.replace(f"<h1>{title}</h1>", f"<div>{head}</div>")
    assert texts("title", page) == [title]


def test_items_of_a_list_named_after_a_summary_are_decks() -> None:
    decks = ["책 4만 권을 갖춰", "저녁 열 시까지 문을 연다는 계획"]
    items = "".join(f"<li>{deck}</li>" for deck in decks)
    page = PAGE.replace("</h1>", f'</h1><div class="sum-list"><ul>{items}</ul></div>')
    assert texts("subtitle", page)[:2] == decks


def test_inline_deck_above_the_body_is_known_by_its_class() -> None:
    deck = "책 4만 권을 갖춘 새 도서관을 주민이 스스로 꾸려"
    page = PAGE.replace(
        "</h1>",
        f'</h1><p>글자 크기</p><p>가</p><p>가</p><strong class="summary_view">{deck}</strong>',
    )
    assert deck in texts("subtitle", page)


def test_five_lines_of_a_deck_told_by_its_container_are_one() -> None:
    decks = [f"책 {number}만 권 갖춘 서가" for number in range(1, 6)]
    lines = "<br>".join(decks)
    page = PAGE.replace("<figure>", f'<div class="mid_title">{lines}</div><figure>', 1)
    assert texts("subtitle", page)[-5:] == decks


def test_declared_headline_stands_above_many_buttons() -> None:
    title = "가람시, 새 도서관 문 연다"
    buttons = "<button>글꼴</button>" * 50 + "<div class=lock_tit>회원만 보는 요약입니다.</div>" * 2
    page = PAGE.replace(f"<h1>{title}</h1>", f"<h1>{title}</h1>{buttons}")
    assert texts("title", page) == [title]


def test_deck_inside_a_heading_is_no_part_of_the_title() -> None:
    title, deck = "가람시, 새 도서관 문 연다", "책 4만 권 갖춘 서가"
    page = PAGE.replace(f"<h1>{title}", f'<h1>{title}<span class="stitle">{deck}</span>')
    assert texts("title", page) == [title]
    assert deck in texts("subtitle", page)
