"""Awards: which body got which result in which programme, each field with its evidence.

Sentence by sentence: a programme with a result opens a claim; a result without one belongs to the
programme spoken of before (이번 평가, 같은 평가, or nothing at all); totals and counts are facts of
the programme and reach every claim in it. The headline only fills what the body leaves open.
"""

from __future__ import annotations

from collections.abc import Sequence

from flows.records import Award, DateMention, Mention, Quotation
from flows.structure.awards.article_reader import ArticleReader
from flows.structure.awards.divided import find_opening_topic
from flows.structure.awards.gate import may_tell_awards
from flows.structure.awards.givers import name_givers, name_registered
from flows.structure.awards.laureates import find_laureates
from flows.structure.awards.masks import mask_article
from flows.structure.awards.rows import make_awards
from flows.structure.awards.settling import settle_claims
from flows.structure.awards.story import Story
from flows.structure.reading import Reading


def find_awards(
    reading: Reading,
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
    quotations: Sequence[Quotation],
    subject: Mention | None,
) -> list[Award]:
    """Return the awards that the article reports, in the order of their first sentence.

    `mentions` are the named bodies and persons, `subject` the body the article is about. Hoped-for
    and conditional awards are none; direct speech is read where it reports a result as done.
    Persons have a row only where no body has.
    """
    if not reading.told or not may_tell_awards(reading):
        return []
    bodies = [mention for mention in mentions if mention.kind in ("organization", "place")]
    persons = [mention for mention in mentions if mention.kind == "person"]
    named = [body for body in bodies if body.kind == "organization"]
    masks = mask_article(reading, named, quotations)
    story = Story(reading, masks, subject)
    opening = find_opening_topic(reading, named, masks)
    if opening is not None:
        story.topics, story.current = [opening], opening
    _read_sentences(story, bodies, dates)
    settle_claims(story)
    name_givers(story)
    name_registered(story, named)
    awards = make_awards(reading.article, story.claims)
    return awards or make_awards(reading.article, find_laureates(story, persons))


def _read_sentences(story: Story, bodies: Sequence[Mention], dates: Sequence[DateMention]) -> None:
    """Tell a story what each of its sentences adds, with the `bodies` that begin in it."""
    reader = ArticleReader(story, dates)
    index = 0
    for sentence in story.reading.told:
        while index < len(bodies) and bodies[index].start < sentence.start:
            index += 1
        reader.read(sentence, _take_until(bodies, index, sentence.end))


def _take_until(bodies: Sequence[Mention], index: int, end: int) -> list[Mention]:
    last = index
    while last < len(bodies) and bodies[last].start < end:
        last += 1
    return list(bodies[index:last])
