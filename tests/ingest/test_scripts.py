"""A body that is only in a script: found however it is escaped, left alone where text is shown."""

import json

import pytest

from flows.clean.page import clean_page
from flows.ingest.html import make_html_page, render_html
from flows.ingest.intake import Origin
from flows.ingest.scripts import EMBEDDED

PARAGRAPHS = [
    "가람군은 3월 2일 열린 맑은물 평가에서 우수기관으로 뽑혔다고 밝혔다.",
    '한도현 군수는 "물을 아낀 군민 덕분"이라며 "더 힘쓰겠다"고 말했다.',
    "군은 올해 상수도관 12㎞를 고치고 누수율을 3.5% 아래로 낮출 계획이다. 사업비는 7억 원이다.",
    "나래시와 다온군도 같은 평가에서 우수 등급을 받았다. 시상식은 5월 7일에 열린다.",
]
BODY = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
SHELL = (
    "<html><body><div id=root><h1>가람군 소식</h1></div>{}<footer>가람일보</footer></body></html>"
)
STORY = {
    "page": {"menu": ["정치", "사회"]},
    "story": {"title": "가람군 소식", "content": BODY, "summary": PARAGRAPHS[0]},
    "related": [{"title": "다른 소식이다.", "lead": "다른 소식이 더 있다고 한다."}] * 3,
}


def script(source: str, kind: str = "text/javascript") -> str:
    return f'<script type="{kind}">{source}</script>'


def push(stream: str) -> str:
    """Write a stream as Next.js does, cut in the middle of a string."""
    half = len(stream) // 2
    pieces = (json.dumps([1, each]) for each in (stream[:half], stream[half:]))
    return "".join(script(f"self.__next_f.push({each})") for each in pieces)


STORY_JSON = json.dumps(STORY)
TEXT_ROW = f"1a:T{len(BODY.encode()):x},{BODY}"
SCRIPTS = {
    "next_data": script(STORY_JSON, "application/json"),
    "hangul_as_it_is": script(json.dumps(STORY, ensure_ascii=False), "application/json"),
    "assignment": script(f"window.__DATA__ = {STORY_JSON}; go();"),
    "call": script(f"app.start({STORY_JSON});"),
    "json_in_a_string": script(f"window.__DATA__ = JSON.parse({json.dumps(STORY_JSON)});"),
    "json_in_json": script(json.dumps({"state": STORY_JSON}), "application/json"),
    "single_quotes": script(f"var story = {{title: '가람군 소식', content: '{BODY}'}};"),
    "backticks": script(f"const body = `{BODY}`;"),
    "hex_escapes": script("var body = '{}';".format(BODY.replace("<", "\\x3c"))),
    "entities": script(json.dumps({"content": BODY.replace("<", "&lt;").replace(">", "&gt;")})),
    "list_of_paragraphs": script(
        json.dumps({"elements": [{"type": "text", "content": each} for each in PARAGRAPHS]})
    ),
    "plain_text": script(json.dumps({"body": "\n\n".join(PARAGRAPHS)})),
    "flight_rows": push(f'0:["$","div",null,{{}}]\n5:{STORY_JSON}\n'),
    "flight_text": push(f'0:["$","div"]\n{TEXT_ROW}6:["$","p"]\n'),
    "json_ld": script(
        json.dumps({"@type": "NewsArticle", "articleBody": "\n".join(PARAGRAPHS)}),
        "application/ld+json",
    ),
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_body_is_appended_with_its_lines_marked(name: str) -> None:
    text, markup = render_html(SHELL.format(SCRIPTS[name]))
    embedded = [each for each in markup.lines if each.names.startswith(EMBEDDED)]
    assert [text[each.start : each.end] for each in embedded] == PARAGRAPHS
    assert text.startswith("가람군 소식\n\n가람일보\n\n가람군은")
    assert len({each.path for each in embedded}) == 1
    others = {each.path for each in markup.lines if not each.names.startswith(EMBEDDED)}
    assert embedded[0].path not in others


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_page_that_shows_its_body_needs_none(name: str) -> None:
    text, markup = render_html(SHELL.format(f"<article>{BODY}</article>{SCRIPTS[name]}"))
    assert not [each for each in markup.lines if each.names.startswith(EMBEDDED)]
    assert text.count(PARAGRAPHS[0]) == 1


@pytest.mark.parametrize(
    "source",
    [
        "",
        script("var a = {menu: ['정치', '사회'], site: '가람일보'};"),
        script(json.dumps({"items": [{"title": f"소식 {n}호를 냈다"} for n in range(50)]})),
        script("alert('로그인이 필요합니다.');"),
        script('var broken = {"content": "' + PARAGRAPHS[0]),
    ],
)
def test_scripts_without_an_article_add_nothing(source: str) -> None:
    assert render_html(SHELL.format(source))[0] == "가람군 소식\n\n가람일보"


HEAD = {"title": "가람군, 맑은물 평가 우수기관", "subTitle": ["누수율 3.5% 아래로"]}
SIGNED = {"reporters": [{"name": "한보람", "email": "b@garam.example"}, {"name": "도하늘"}]}
CLOCK = {"publishedAt": "2025-03-01T22:15:00.000Z"}
NEXT = push(
    f"5:{json.dumps({'article': HEAD | SIGNED | CLOCK | {'content': '$1a'}})}\n1a:T"
    f"{len(BODY.encode()):x},{BODY}"
)
ARC = {
    "headlines": {"basic": HEAD["title"]},
    "subheadlines": {"basic": HEAD["subTitle"][0]},
    "display_date": CLOCK["publishedAt"],
    "credits": {"by": [{"name": "한보람"}, {"name": "도하늘"}]},
    "content_elements": [
        {"type": "image", "title": "사진 한 장", "caption": "물을 살피고 있다."},
        *({"type": "text", "content": each} for each in PARAGRAPHS),
    ],
    "related": [{"headlines": {"basic": "다른 소식이다"}, "display_date": "2025-02-01T00:00:00Z"}],
}
LITERAL = (
    f"var view = {{title: '{HEAD['title']}', subtitle: '{HEAD['subTitle'][0]}', "
    f"regDate: '2025-03-02 07:15', reporter: '한보람, 도하늘', content: '{BODY}'}};"
)
FIRST = HEAD | SIGNED | {"firstPublishedAt": CLOCK["publishedAt"], "contentHtml": BODY}
EPOCH = HEAD | {"authors": ["한보람", "도하늘"], "createdAt": 1740867300000, "body": BODY}


@pytest.mark.parametrize(
    "source",
    [
        NEXT,
        script(f"Fusion.globalContent={json.dumps(ARC)};Fusion.x=1"),
        script(LITERAL),
        script(f"window.__STATE__ = {json.dumps({'view': {'story': EPOCH}})}"),
        script(f"window.__STATE__ = {json.dumps({'data': {'article': FIRST}})}"),
    ],
    ids=["next", "arc", "literal", "epoch", "first"],
)
def test_the_payload_describes_its_article(source: str) -> None:
    page = make_html_page(SHELL.format(source).encode(), Origin("a.html", 0, "text/html"))
    (article,) = clean_page(page).articles
    assert (article.title, article.subtitle) == (HEAD["title"], HEAD["subTitle"][0])
    assert article.reporters == ("한보람", "도하늘")
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2025-03-02T07:15:00+09:00"


def test_a_picture_does_not_describe_the_article() -> None:
    elements = [{"title": "사진 한 장"}, *({"content": each} for each in PARAGRAPHS)]
    source = script(json.dumps({"page": {"elements": elements}}), "application/json")
    assert render_html(SHELL.format(source))[1].declared.title is None
