"""Initiatives: the named analyses, projects, services … that a body carries out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.records import DateMention, Initiative, Mention, Sentence
from flows.structure.awards.roles import find_recipients
from flows.structure.reading import Reading
from flows.structure.spans import Found, settle_overlaps

KIND_OF_NOUN = {
    "분석": "analysis",
    "사업": "project",
    "프로젝트": "project",
    "서비스": "service",
    "시스템": "service",
    "플랫폼": "service",
    "축제": "event",
    "행사": "event",
    "캠페인": "event",
    "박람회": "event",
    "센터": "facility",
    "교육": "training",
    "아카데미": "training",
    "협약": "agreement",
}
NOUN = "|".join(sorted(KIND_OF_NOUN, key=len, reverse=True))
CARRIED_OUT = re.compile(
    r"(?:추진|운영|시행|실시|개최|도입|구축|개발|진행|체결|활용|수행|제공|선보|마련|열|펼)(?:했|하|해|한|됐|돼|되|고\s있|었|였|친|쳤|며|였|려)"
)
WORD = r"[가-힣A-Za-z0-9·]+"
NAMED = rf"(?:{WORD}\s){{0,3}}(?:{WORD})?(?:{NOUN})"
LISTED = re.compile(
    rf"(?:(?<=[은는,을를]\s)|(?<=동안\s)|(?<=\A))(?P<items>{NAMED}(?:,\s?{NAMED}){{1,8}})\s?등"
)
ITEM = re.compile(rf"(?:{WORD}\s){{0,3}}(?:{WORD})?(?P<noun>{NOUN})(?=,|\s?등|$)")
QUOTED = re.compile(
    rf"[‘'「『《<](?P<span>[^‘’'“”\"「」『』《》<>\n]{{2,40}}(?P<noun>{NOUN}))[’'」』》>](?=을|를|도|,|\s?등)"
)


def find_initiatives(
    reading: Reading,
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
    subject: Mention | None,
) -> list[Initiative]:
    """Return the initiatives of the sentences that say they are carried out, in text order."""
    found: list[Initiative] = []
    for sentence in reading.sentences:
        if CARRIED_OUT.search(reading.text, sentence.start, sentence.end):
            bodies = [m for m in mentions if sentence.start <= m.start < sentence.end]
            actors = find_recipients(reading.text, sentence, bodies, None)
            actor = actors[0] if actors else subject
            year = _find_year(sentence, dates)
            for name in settle_overlaps(_find_names(reading.text, sentence)):
                found.append(_make(reading, name, actor, year))
    return found


def _find_names(text: str, sentence: Sentence) -> Iterator[Found[str]]:
    for match in QUOTED.finditer(text, sentence.start, sentence.end):
        yield Found(*match.span("span"), "quoted_initiative", match["noun"])
    for match in LISTED.finditer(text, sentence.start, sentence.end):
        start, end = match.span("items")
        for item in ITEM.finditer(text, start, end):
            yield Found(item.start(), item.end(), "listed_initiative", item["noun"])


def _find_year(sentence: Sentence, dates: Sequence[DateMention]) -> int | None:
    for date in dates:
        if sentence.start <= date.start < sentence.end and date.first_day and date.last_day:
            return date.first_day.year
    return None


def _make(
    reading: Reading, found: Found[str], actor: Mention | None, year: int | None
) -> Initiative:
    article = reading.article
    return Initiative(
        article_id=article.article_id,
        page_id=article.page_id,
        start=found.start,
        end=found.end,
        rule=found.rule,
        initiative_id=f"{article.page_id}:initiative:{found.start}",
        name=reading.text[found.start : found.end],
        actor=(actor.canonical_name or actor.text) if actor else None,
        actor_code=actor.code if actor else None,
        kind=KIND_OF_NOUN[found.value],
        year=year,
    )
