"""Initiatives with the body that carries them out and the year they are of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.records import DateMention, Initiative, Mention, Sentence
from flows.structure.initiatives.names import find_names
from flows.structure.reading import Reading
from flows.structure.spans import Found, settle_overlaps

_ACTING = re.compile(r"(?:\([^()\n]{1,40}\))?(?P<particle>은|는|이|가|에서는|에서)(?=[\s,])")
_OTHER_ACTOR = re.compile(r"\)(?:은|는|이|가|에서)\s")  # 물길사(주지 도담)는: a body no list knows
_TOPICS = ("은", "는", "에서는")
_YEAR_IN_NAME = re.compile(r"(?<!\d)20\d\d(?!\d)")


def find_initiatives(
    reading: Reading,
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
    subject: Mention | None,
) -> list[Initiative]:
    """Return the initiatives of the sentences that say they are carried out, in text order.

    `actor` is the topic or subject of the sentence, else `subject`, the body that the article is
    about; `year` is that of the name, else that of the first date of the sentence, else None.
    """
    found: list[Initiative] = []
    for sentence in reading.sentences:
        for name in settle_overlaps(find_names(reading.text, sentence)):
            actor = _find_actor(reading.text, sentence, name, mentions)
            if actor is None and not _OTHER_ACTOR.search(reading.text, sentence.start, name.start):
                actor = subject
            found.append(_make(reading, name, actor, _find_year(reading, name, sentence, dates)))
    return found


def _find_actor(
    text: str, sentence: Sentence, name: Found[str], mentions: Sequence[Mention]
) -> Mention | None:
    """Return the body that acts before the name: the nearest topic, else the nearest subject."""
    acting: dict[bool, Mention] = {}
    for body in mentions:
        if sentence.start <= body.start < name.start and body.kind == "organization":
            match = _ACTING.match(text, body.end)
            if match and body.canonical_name and _is_host(match, body):
                acting[match["particle"] in _TOPICS] = body
    return acting.get(True) or acting.get(False)


def _is_host(match: re.Match[str], body: Mention) -> bool:
    """Tell who holds something (가람시에서) from where it is held (복지관에서)."""
    is_where = match["particle"].startswith("에서")
    return not is_where or body.code is not None or match.group().startswith("(")


def _find_year(
    reading: Reading, name: Found[str], sentence: Sentence, dates: Sequence[DateMention]
) -> int | None:
    own = _YEAR_IN_NAME.search(reading.text, name.start, name.end)
    if own:
        return int(own.group())
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
        kind=found.value,
        year=year,
    )
