"""Who gives a prize that a text names by its giver only: 전라남도지사 기관표창, 도 주관 평가."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from flows.records import Mention, Sentence
from flows.structure.awards.story import Story
from flows.structure.awards.topics import Topic
from flows.structure.bodies.registry import (
    PROVINCE_DIGITS,
    find_by_code,
    is_province_code,
    resolve_body,
)
from schemas.reference.bodies import Body
from schemas.reference.programmes import find_programme

HEADS_HONOUR = re.compile(
    r"(?P<body>[가-힣]{2,12}?(?:도|시|부|처|청))(?:지사|[\s]?장관|장)"
    r"\s?(?:기관\s?)?(?:표창|상)(?=[을의으,\s)]|$)"
)
OWN_PROVINCE = re.compile(r"(?<![가-힣])도(?:지사\s?(?:기관\s?)?(?:표창|상)|\s주관)")
OF_PROVINCE = re.compile(r"(?<![가-힣])도내\s(?:\d{1,2}\s?개\s?)?(?:시[·‧]?군|지자체)을?\s")
OF_CITIES = re.compile(r"(?<![가-힣])시[·‧]?군(?:[·‧]?구)?(?:[을의]|별)")
ANNOUNCED = re.compile(r"(?:밝혔|발표했|전했|알렸)")
LAST_WORDS = 2  # of a programme's name, by which a headline knows it


def name_givers(story: Story) -> None:
    """Give programmes without an evaluator the giver of their prize, or whom the headline names."""
    published = story.reading.article.published_at
    day = published.date() if published else None
    topics = _list_topics(story)
    for topic in topics:
        if topic.evaluator is None and (sentence := _find_sentence(story, topic)):
            topic.evaluator = (
                _find_honour_giver(story, topic, sentence, day)
                or _find_own_province(story, topic, sentence, day)
                or _find_announcer(story, topic, sentence)
            ) or (_find_headline_host(story, topic, sentence, day) if len(topics) == 1 else None)


def name_registered(story: Story, bodies: Sequence[Mention]) -> None:
    """Give a known programme without an evaluator the registry's, where the article names it."""
    for topic in _list_topics(story):
        known = find_programme(topic.programme.value.name) if topic.evaluator is None else None
        if known is not None:
            judges = (each for each in bodies if each.code == known.evaluator_code)
            topic.evaluator = next(judges, None)


def _list_topics(story: Story) -> list[Topic]:
    """Return the programmes in which somebody has won, in the order of their first claims."""
    return list({id(claim.topic): claim.topic for claim in story.claims if claim.topic}.values())


def _find_sentence(story: Story, topic: Topic) -> Sentence | None:
    at = topic.programme.start
    return next((each for each in story.reading.told if each.start <= at < each.end), None)


def _find_honour_giver(
    story: Story, topic: Topic, sentence: Sentence, day: date | None
) -> Mention | None:
    """Return the body whose head gave a prize, from a programme's name to the next one's.

    `도지사 표창` is that of the province that the article's subject lies in.
    """
    text, subject, start = story.reading.text, story.subject, topic.programme.start
    following = story.masks.programmes_within(topic.programme.end, sentence.end)
    end = following[0].start if following else sentence.end
    match = HEADS_HONOUR.search(text, start, end)
    body = resolve_body(match["body"], day) if match else None
    if match and body:
        return _make_giver(sentence, *match.span("body"), text, body)
    own = OWN_PROVINCE.search(text, start, end)
    province = _find_province(subject, day) if own else None
    return _make_giver(sentence, *own.span(), text, province) if own and province else None


def _find_own_province(
    story: Story, topic: Topic, sentence: Sentence, day: date | None
) -> Mention | None:
    """Return the province of a winner whose cities a programme compares (도내 31개 시군을)."""
    text = story.masks.plain
    here = OF_PROVINCE.search(text, sentence.start, topic.programme.start)
    winners = (claim.recipient for claim in story.claims if claim.topic is topic)
    province = _find_province(next(winners, None), day) if here else None
    return _make_giver(sentence, *here.span(), text, province) if here and province else None


def _find_announcer(story: Story, topic: Topic, sentence: Sentence) -> Mention | None:
    """Return the province that announces which of its cities won (물길도는 … 시군의 … 밝혔다)."""
    text = story.masks.plain
    is_told = ANNOUNCED.search(text, topic.programme.end, sentence.end) is not None
    winners = [claim.recipient for claim in story.claims if claim.topic is topic]
    is_of_cities = OF_CITIES.search(text, sentence.start, topic.programme.start) is not None
    if not is_told or not (is_of_cities or len(winners) > 1) or story.subject is None:
        return None
    code = story.subject.code or ""
    is_home = is_province_code(code) and all(
        (each.code or "").startswith(code) for each in winners if each
    )
    return story.subject if is_home and None not in winners else None


def _find_headline_host(
    story: Story, topic: Topic, sentence: Sentence, day: date | None
) -> Mention | None:
    """Return the body that a headline names right before a programme, or as its organiser."""
    text, subject = story.reading.text, story.subject
    words = topic.programme.value.name.split()[-LAST_WORDS:]
    named = re.compile(rf"(?P<body>[가-힣]{{3,8}})\s(?:[가-힣]+\s)?{re.escape(' '.join(words))}")
    for block in story.reading.headline:
        match = named.search(text, block.start, block.end)
        body = resolve_body(match["body"], day) if match else None
        if match and body and not _has_won(story, topic, body):
            return _make_giver(sentence, *match.span("body"), text, body)
        own = OWN_PROVINCE.search(text, block.start, block.end)
        province = _find_province(subject, day) if own else None
        if own and province:
            return _make_giver(sentence, *own.span(), text, province)
    return None


def _has_won(story: Story, topic: Topic, body: Body) -> bool:
    winners = (claim.recipient for claim in story.claims if claim.topic is topic)
    return any(each is not None and each.code == body.code for each in winners)


def _find_province(subject: Mention | None, day: date | None) -> Body | None:
    """Return the province of a city or county."""
    code = (subject.code or "") if subject else ""
    return find_by_code(code[:PROVINCE_DIGITS], day) if len(code) > PROVINCE_DIGITS else None


def _make_giver(sentence: Sentence, start: int, end: int, text: str, body: Body) -> Mention:
    return Mention(
        sentence.article_id, sentence.page_id, start, end, "giver_of_prize",
        f"{sentence.page_id}:organization:{start}", "organization", text[start:end],
        body.name, body.code, None, None,
    )  # fmt: skip
