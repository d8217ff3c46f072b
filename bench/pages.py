"""Invented pages for the benchmarks, no two alike, as files, JSONL or WARC of any length.

    python -m bench.pages {text|html|jsonl|briefs|warc} PATH COUNT [FIRST]

Of a hundred pages of text or JSONL two are copies of the page before, byte by byte, four print the
story of the page before at another outlet, ten files are in CP949, one is damaged and three
records hold HTML. `html` is one page of about 90 kB a file, `briefs` are JSONL records of two
paragraphs. The same number gives the same page, anywhere. Everything is streamed: a million pages
take no more memory than one.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import UUID

from bench.invention import Story, choose, invent_headlines, invent_name, invent_story

COPY, REPRINT, HTML_RECORD, DAMAGED = (1, 51), (13, 38, 63, 88), (7, 42, 77), 99
PAGE_OF_HTML = 90_000


def make_page(number: int) -> str:
    """Return page `number` as text: some 3.5 kB, of which 3 kB are the article."""
    story = invent_story(number - (number % 100 in REPRINT))
    pick = random.Random(-number)
    outlet, domain = _choose_outlet(pick)
    stamp = (
        f"{story.year}-{story.month:02}-{story.day:02} {pick.randint(6, 22):02}:{number % 60:02}"
    )
    layout = (_print_dump, _print_release)[pick.random() < 0.4]
    return layout(story, outlet, domain, stamp, pick)


def _print_dump(story: Story, outlet: str, domain: str, stamp: str, pick: random.Random) -> str:
    body = "\n\n".join(story.paragraphs)
    ranking = "\n".join(
        f"  {rank}. {title}" for rank, title in enumerate(invent_headlines(pick, 4), start=1)
    )
    return (
        f"{story.title}\n\n  • 전국\n  • {story.place}\n\n{story.title}\n\n  • 승인 {stamp}\n"
        f"  • {story.reporter} 기자{story.reporter} 기자\n\n{body} "
        f"{story.place[:-1]}={story.reporter} 기자\n\n"
        f"{outlet}({domain}), 무단전재 및 재배포 금지\n\n랭킹뉴스\n\n{ranking}\n"
    )


def _print_release(story: Story, outlet: str, domain: str, stamp: str, pick: random.Random) -> str:
    body = "\n\n".join(story.paragraphs)
    before, after = invent_headlines(pick, 2)
    office = choose(pick, "section")
    return (
        f"홈 > 알림마당 > 보도자료\n{story.title}\n"
        f"등록일 {stamp[:10]} | 조회 {pick.randint(9, 990)}\n\n"
        f"{body}\n\n자료제공: {story.place} {office}({invent_name(pick)}, 041-940-0000)\n"
        f"이전글 {before}\n다음글 {after}\n"
    )


def make_html(number: int, size: int = PAGE_OF_HTML) -> str:
    """Return page `number` as HTML of about `size` bytes, most of it style, script and chrome."""
    story = invent_story(number)
    pick = random.Random(-number)
    outlet, domain = _choose_outlet(pick)
    moment = f"{story.year}-{story.month:02}-{story.day:02}T10:{number % 60:02}:00+09:00"
    shown = f"{moment[:10]} {moment[11:16]}"
    body = "\n".join(f"<p>{each}</p>" for each in story.paragraphs)
    bare = size // 20
    return (
        f'<!DOCTYPE html>\n<html lang="ko"><head><meta charset="utf-8">'
        f"<title>{story.title} - {outlet}</title>\n"
        f'<meta property="og:title" content="{story.title}">'
        f'<meta property="og:site_name" content="{outlet}">'
        f'<meta property="article:published_time" content="{moment}">\n'
        f"<style>{_style(pick, 5 * bare)}</style>\n<script>{_script(pick, 3 * bare)}</script>\n"
        f"</head><body><nav><ul>{_links(pick, domain, 12)}</ul></nav>\n"
        f'<main class="wrap"><article id="article-view" class="view"><h1>{story.title}</h1>'
        f'<div class="info"><span class="by">{story.reporter} 기자</span>'
        f"<time>입력 {shown}</time></div>\n"
        f'<div id="article-body" class="article_txt">{body}</div></article>\n'
        f'<aside class="rank"><h2>많이 본 뉴스</h2><ol>{_links(pick, domain, 50)}</ol></aside>'
        f'<section class="related"><h2>관련기사</h2><ul>{_links(pick, domain, 50)}</ul></section>'
        f"</main><footer><p>{outlet} | 등록번호 서울 아00000 | 발행인 {invent_name(pick)}</p>"
        f"<p>{outlet}({domain}), 무단전재 및 재배포 금지</p></footer></body></html>\n"
    )


def _choose_outlet(pick: random.Random) -> tuple[str, str]:
    return choose(pick, "outlet"), f"www.{choose(pick, 'domain')}.example"


def _links(pick: random.Random, domain: str, count: int) -> str:
    return "\n".join(
        f'<li class="item"><a href="https://{domain}/news/{pick.randint(10**5, 10**6)}" '
        f'class="link" data-area="list" data-no="{number}"><span class="thumb"><img '
        f'src="https://{domain}/img/{pick.randint(1, 10**6)}.jpg" width="120" height="80" alt="">'
        f'</span><strong class="tit">{title}</strong></a></li>'
        for number, title in enumerate(invent_headlines(pick, count))
    )


def _style(pick: random.Random, size: int) -> str:
    rule = ".{}_{}{{margin:0 {}px;padding:{}px 0;font-size:{}px;line-height:{}px}}\n"
    words = ("head", "list", "view", "rank", "photo", "tab", "util", "box")
    rules, length = list[str](), 0
    while length < size:
        numbers = (pick.randint(1, 60) for _ in range(5))
        rules.append(rule.format(pick.choice(words), *numbers))
        length += len(rules[-1])
    return "".join(rules)


def _script(pick: random.Random, size: int) -> str:
    lines, length = list[str](), 0
    while length < size:
        lines.append(f"window.ad{pick.randint(1, 999)}={{w:{pick.randint(1, 999)},lazy:true}};\n")
        length += len(lines[-1])
    return "".join(lines)


def make_bytes(number: int) -> bytes:
    """Return page `number` as the bytes of a text file."""
    place = number % 100
    if place == DAMAGED:
        return b"\xff\xd8\xff\xe0" + make_page(number).encode("utf-16")
    text = make_page(number - (place in COPY))
    return text.encode("utf-8" if place % 10 != 4 else "cp949", "replace")


def make_record(number: int, paragraphs: int | None = None) -> str:
    """Return page `number` as a line of JSONL, with that many paragraphs or all."""
    place = number % 100
    if place == DAMAGED:
        return f'{{"id": {number}, "content": '
    number -= place in COPY
    if place in HTML_RECORD:
        record = {"id": f"n{number}", "html": make_html(number, 8_000)}
    else:
        story = invent_story(number - (place in REPRINT))
        outlet, domain = _choose_outlet(random.Random(-number))
        record = {
            "id": f"n{number}",
            "outlet": outlet,
            "title": story.title,
            "content": "\n\n".join(story.paragraphs[:paragraphs]) + f"\n\n{story.reporter} 기자",
            "url": f"https://{domain}/news/{number}",
            "published_at": f"{story.year}-{story.month:02}-{story.day:02}T09:00:00+09:00",
        }
    return json.dumps(record, ensure_ascii=False)


def write_texts(folder: Path, numbers: range) -> int:
    """Write pages as text files, a folder for every thousand; return their bytes."""
    return _write_files(folder, ((n, ".txt", make_bytes(n)) for n in numbers))


def write_html(folder: Path, numbers: range) -> int:
    """Write pages as HTML files; return their bytes."""
    return _write_files(folder, ((n, ".html", make_html(n).encode()) for n in numbers))


def _write_files(folder: Path, pages: Iterator[tuple[int, str, bytes]]) -> int:
    size = 0
    for number, suffix, data in pages:
        path = folder / f"{number // 1000:04}" / f"{number:07}{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_bytes(data)
    return size


def write_jsonl(path: Path, numbers: range) -> int:
    """Write pages as one JSONL file; return its bytes."""
    return _write_lines(path, (make_record(number) for number in numbers))


def write_briefs(path: Path, numbers: range) -> int:
    """Write pages of two paragraphs, none of them HTML, as one JSONL file; return its bytes."""
    plain = (number for number in numbers if number % 100 not in HTML_RECORD)
    return _write_lines(path, (make_record(number, 2) for number in plain))


def _write_lines(path: Path, lines: Iterable[str]) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        return sum(file.write(f"{line}\n".encode()) for line in lines)


def write_warc(path: Path, numbers: range) -> int:
    """Write pages as the HTML responses of one gzipped WARC file; return its bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        return sum(file.write(gzip.compress(_make_response(number))) for number in numbers)


def _make_response(number: int) -> bytes:
    """Return page `number` as a record of a WARC."""
    head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    content = (head + make_html(number)).encode()
    fields = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<urn:uuid:{UUID(int=number)}>",
        "WARC-Date": "2026-01-01T00:00:00Z",
        "WARC-Target-URI": f"https://www.garam.example/news/{number}",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(content)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.1\r\n{lines}\r\n".encode() + content + b"\r\n\r\n"


WRITERS = {
    "text": write_texts,
    "html": write_html,
    "jsonl": write_jsonl,
    "briefs": write_briefs,
    "warc": write_warc,
}


def main(arguments: list[str]) -> None:
    """Write the pages that the command line asks for."""
    form, path, count, *first = arguments
    start = int(first[0]) if first else 0
    size = WRITERS[form](Path(path), range(start, start + int(count)))
    print(f"{int(count):,} pages, {size:,} bytes in {path}")


if __name__ == "__main__":
    main(sys.argv[1:])
