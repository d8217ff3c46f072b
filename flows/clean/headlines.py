"""Which line above an article's body is its title, where no markup tells it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from flows.clean.labels import Label
from flows.clean.lines import Line
from flows.clean.patterns import COLUMN
from flows.clean.titles import KIN_REACH, KIN_SHARE, share_of_words

TITLE_FLOOR = 10  # code points without a blank: shorter single words are menu entries
NOT_TITLE = "▲△▶◀※○●*"
HEADLINE = re.compile(r"…|[\"“”‘’'].{4,}[\"“”‘’']")
ARTICLE_LINES = frozenset(("stamp", "byline"))
TITLE_LENGTH = range(6, 121)  # code points
CANDIDATES = 200  # lines: whatever stands below so many others is not the title
CLUSTER_LINES = 4  # a title has no more subtitles under it than three
STAMP_REACH = 6  # lines: a title stands no further above its stamp
SITE_NAME_LENGTH = 15  # code points that a site's name adds to a title
BADGE = "NEW"  # glued to a title, and to it alone
STAMP_WORD = re.compile(
    r"(?:기자명\s\S{2,12}(?:\s기자)?\s{1,9})?(?:기사\s?)?(?:승인|입력|등록|송고|작성|게재|발행)[^\d]{0,6}\d{4}.{6,24}\d{1,2}[:시]"
)
NUMBER = r"(?:[①-⑳]|\(\d{1,2}\)|<\d{1,2}>|제?\d{1,2}[회편화부]|\([상중하]\))"
SERIES = (
    r"(?:(?:신년|창간|연중|연속|특별|공동|심층|집중|탐사|장기)\s?)?"
    r"(?:기획|특집|연재|시리즈|취재){1,2}"
)
SERIAL = re.compile(  # [물길을 걷다] ③ 나루, 기획특집 「물길을 걷다」 ③: a series above a title
    rf"[\[<][^\[\]<>]{{2,20}}[\]>]\s?{NUMBER}(?:\s\S{{1,10}})?"
    r"|[\[<][^\[\]<>]{2,20}[\]>]\s?(?:시리즈|연재|기획)\s?\d{1,3}[회편]?"
    rf"|{SERIES}\s?[:|ㅣ]?\s?[\[<「『〈《‘“][^\[\]<>]{{2,30}}[\]>」』〉》’”]\s?{NUMBER}"
)
BARE_SERIAL = re.compile(r"[가-힣A-Za-z ]{2,12}\s(?:[①-⑳]|<\d{1,2}>|\(\d{1,2}\))")
TICKER = re.compile(r"실시간\s\S")  # a module's name with a headline of another story
TIME_OF_ISSUE = re.compile(r"(?:제공일시?|보도\s?(?:시점|일시)|배포\s?(?:시점|일시))\s?[:：]?\s?\d")
PRESS_MASTHEAD = re.compile(
    r"[가-힣\s]{0,20}보도\s?자료|.{1,40}[|>].{0,30}보도\s?자료|[가-힣A-Za-z0-9]{2,12}\s구독"
)
RELEASE_HEAD = re.compile(r"보\s?도\s?자\s?료")
FIGURE = re.compile(r"\d[\d.,]*")
TICKER_FIGURES = 3  # that make up most of a line of prices or weather
FRAMED_DECK = re.compile(r"[-–—―]\s?\S.{4,}\S\s?[-–—―]")  # as releases print it under their title
PLACED_RULES = frozenset(("title_above_clock", "title_above_stamp", "title_above_body"))
MARKED = re.compile(r"[^\w\s·]")
STRANGE = 0.2  # of its words in the body at most has what only stands where a title does
MENU_RULES = frozenset(("menu_line", "site_name", "press_office"))


def find_headline(
    lines: Sequence[Line], labels: Sequence[Label | None], body: str
) -> tuple[Line, str] | None:
    """Return the title's line above a body and the rule that tells it, or None.

    `body` is the text below.
    """
    title = _find_title(lines, labels)
    if title is not None and title[1] in PLACED_RULES:
        return _find_kin(lines, labels, title, body)
    return title


def _find_title(lines: Sequence[Line], labels: Sequence[Label | None]) -> tuple[Line, str] | None:
    """Return the line where a title stands and the rule that tells it, or None.

    What is printed twice goes before what merely stands where titles do.
    """
    candidates = _list_candidates(lines, labels)
    clocked = _find_clocked(lines, candidates, labels)
    repeated = _find_repeated(candidates, clocked)
    if repeated and not (clocked and clocked.no < repeated.no):
        return repeated, "title_repeated"
    titled = next((line for line in candidates if _is_above_framed_deck(line, lines)), None)
    if titled:
        return titled, "title_above_deck"
    if clocked:
        return clocked, "title_above_clock"
    stamped = None if _is_release(lines, labels) else _find_stamped(candidates, labels)
    if stamped:
        return stamped, "title_above_stamp"
    return (_top_of_cluster(candidates, labels), "title_above_body") if candidates else None


def _list_candidates(lines: Sequence[Line], labels: Sequence[Label | None]) -> list[Line]:
    """Return the lines that may be titles, but neither a column's name nor a series' above one."""
    columns = {column[1] for line in lines if (column := COLUMN.match(line.text))}
    candidates = [
        line
        for line, label in zip(lines, labels, strict=True)
        if _may_be_title(line, label) and line.text not in columns
    ]
    apart = {line.no: not line.is_glued for line in candidates}
    return [line for line in candidates if line.no + 1 not in apart or not _is_serial(line, apart)]


def _is_serial(line: Line, apart: Mapping[int, bool]) -> bool:
    """Whether a line names a series: in brackets, or bare, with a blank line below it."""
    is_bare = apart[line.no + 1] and BARE_SERIAL.fullmatch(line.text) is not None
    return is_bare or SERIAL.fullmatch(line.text) is not None


def _find_stamped(candidates: Sequence[Line], labels: Sequence[Label | None]) -> Line | None:
    """Return the line close above the last stamp or byline that has one there, decks aside."""
    for no in range(len(labels) - 1, -1, -1):
        above = [line for line in candidates if line.no < no] if _opens_article(labels[no]) else []
        if above and above[-1].no >= no - STAMP_REACH:
            return _top_of_cluster(above, labels)
    return None


def _find_clocked(
    lines: Sequence[Line], candidates: Sequence[Line], labels: Sequence[Label | None]
) -> Line | None:
    """Return the line right above the first stamp with a word and a clock, decks aside."""
    stamps = (line for line in lines if STAMP_WORD.match(line.text) and _is_stamp(labels[line.no]))
    stamp = next(stamps, None)
    above = [line for line in candidates if stamp is not None and line.no < stamp.no]
    if stamp is None or not above or not all(map(_is_button, labels[above[-1].no + 1 : stamp.no])):
        return None
    return _top_of_cluster(above, labels)


def _find_kin(
    lines: Sequence[Line], labels: Sequence[Label | None], title: tuple[Line, str], body: str
) -> tuple[Line, str]:
    """Return the first line that the body has words of, if of the one placed right it has none.

    A portal's badge, a menu or a motto may stand where titles do.
    """
    rival = _find_rival(lines, labels, title[0], body)
    if rival is not None:
        return rival, "title_kin_to_body"
    if share_of_words(title[0].text, body, least=1) > STRANGE or HEADLINE.search(title[0].text):
        return title
    for line, label in zip(lines[-KIN_REACH:], labels[-KIN_REACH:], strict=True):
        if _may_be_title(line, label) and share_of_words(line.text, body) >= KIN_SHARE:
            return line, "title_kin_to_body"
    return title


def _find_rival(
    lines: Sequence[Line], labels: Sequence[Label | None], title: Line, body: str
) -> Line | None:
    """Return the line below a blank one that heads a group of its own and is closer to the body.

    What stands above the blank line, a menu, is taken for a title where it has no marks.
    """
    group = [
        line for line in lines[title.no + 1 : title.no + 3] if _may_be_title(line, labels[line.no])
    ]
    is_parted = len(group) == 2 and not group[0].is_glued and group[1].is_glued
    if not is_parted or not HEADLINE.search(group[0].text) or MARKED.search(title.text):
        return None
    own, other = (share_of_words(line.text, body, least=1) for line in (title, group[0]))
    return group[0] if other > own else None


def _is_above_framed_deck(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line without such dashes stands right above one with a dash at either end."""
    following = lines[line.no + 1].text if line.no + 1 < len(lines) else ""
    return FRAMED_DECK.fullmatch(following) is not None and not FRAMED_DECK.fullmatch(line.text)


def _find_repeated(candidates: Sequence[Line], clocked: Line | None) -> Line | None:
    """Return the first line that another one repeats, alone or with the site's name around it.

    Menus are printed twice too: what stands above the clock goes before the first of all.
    """
    lines = candidates[:CANDIDATES]
    if clocked is not None:
        first = next((line for line in lines if line.key == clocked.key), clocked)
        lines = [first, *lines]
    keys = [line.key for line in candidates[:CANDIDATES]]
    return next((line for line in lines if _is_repeated(line, keys)), None)


def _is_repeated(line: Line, keys: Sequence[str]) -> bool:
    """Whether keys hold a line's own once more; not what a body's name begins."""
    key = line.key
    is_name = " " not in line.text
    again = keys.count(key) > 1
    return again or (not is_name and any(each != key and repeats_title(each, key) for each in keys))


def repeats_title(key: str, title: str) -> bool:
    """Whether a line says a title again, alone, doubled, or with a site's name around it.

    Both are keys of lines.
    """
    key, title = key.removesuffix(BADGE), title.removesuffix(BADGE)
    return key in (title, title * 2) or (
        len(title) >= TITLE_FLOOR and title in key and len(key) - len(title) <= SITE_NAME_LENGTH
    )


def _is_release(lines: Sequence[Line], labels: Sequence[Label | None]) -> bool:
    """Return whether contacts, an embargo, a masthead or the time of issue stand above."""
    if any(TIME_OF_ISSUE.match(line.text) for line in lines):
        return True
    known = [label for label in labels if label]
    contacts = sum(label.role == "contact" for label in known)
    is_headed = any(RELEASE_HEAD.fullmatch(line.text) for line in lines)
    return contacts + is_headed > 1 or any(label.rule == "embargo" for label in known)


def _is_stamp(label: Label | None) -> bool:
    return label is not None and label.role == "stamp"


def _opens_article(label: Label | None) -> bool:
    return label is not None and label.role in ARTICLE_LINES


def _may_be_title(line: Line, label: Label | None) -> bool:
    if label or line.marker or len(line.text) not in TITLE_LENGTH or line.text[0] in NOT_TITLE:
        return False
    if PRESS_MASTHEAD.fullmatch(line.text) or TICKER.match(line.text):
        return False
    figures = FIGURE.findall(line.text)
    is_ticker = len(figures) >= TICKER_FIGURES and len("".join(figures)) > len(line.key) / 2
    return not is_ticker and (" " in line.text or len(line.text) >= TITLE_FLOOR)


def _top_of_cluster(candidates: Sequence[Line], labels: Sequence[Label | None]) -> Line:
    """Return the topmost of the last lines with nothing but buttons between them."""
    top = candidates[-1]
    for line in reversed(candidates[-CLUSTER_LINES:]):
        between = labels[line.no + 1 : top.no]
        if not all(map(_is_button, between)):
            break
        top = line
    return top


def _is_button(label: Label | None) -> bool:
    return label is not None and label.role == "navigation" and label.rule not in MENU_RULES
