"""The structure stage for one page: every fact of every article, each with its span."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from flows.records import Article, Block, CleanPage, Facts
from flows.structure.awards.claims import find_awards
from flows.structure.bodies.mentions import find_bodies, find_subject
from flows.structure.dates.dates import find_dates
from flows.structure.initiatives.initiatives import find_initiatives
from flows.structure.persons.mentions import find_persons
from flows.structure.quantities.quantities import find_quantities
from flows.structure.quotations.quotations import find_quotations
from flows.structure.reading import BODY_ROLES, Reading
from flows.structure.sentences import find_sentences

HEADLINE_ROLES = ("title", "subtitle")
BRIEF = "brief"


def structure_page(text: str, clean: CleanPage) -> Facts:
    """Return the facts of the page's articles; `text` is the page's canonical text.

    Only what belongs to an article is read: a page module never yields a fact.
    """
    readings = [_read_article(text, article, clean.blocks) for article in clean.articles]
    return _join([find_facts(reading) for reading in readings])


def find_facts(reading: Reading) -> Facts:
    """Return the facts of one article, each kind in text order."""
    dates = find_dates(reading)
    bodies = find_bodies(reading)
    subject = find_subject(reading, bodies)
    persons = find_persons(reading, bodies, subject)
    quotations = find_quotations(reading, persons, bodies, subject)
    mentions = sorted((*bodies, *persons), key=lambda each: (each.start, each.kind))
    return Facts(
        sentences=reading.sentences,
        quotations=tuple(quotations),
        mentions=tuple(mentions),
        quantities=tuple(find_quantities(reading, dates)),
        dates=tuple(dates),
        awards=tuple(find_awards(reading, mentions, dates, quotations, subject)),
        initiatives=tuple(find_initiatives(reading, bodies, dates, subject)),
    )


def _read_article(text: str, article: Article, blocks: Sequence[Block]) -> Reading:
    own = [block for block in blocks if block.article_id == article.article_id]
    body = tuple(block for block in own if block.role in BODY_ROLES)
    headline = tuple(block for block in own if block.role in HEADLINE_ROLES)
    if article.kind == BRIEF and body and body[0].role == "subheading":
        headline = body[:1]
    sentences = tuple(find_sentences(text, article.article_id, body))
    captions = tuple(block for block in own if block.role == "caption")
    return Reading(text, article, body, headline, sentences, captions)


def _join(facts: Sequence[Facts]) -> Facts:
    return Facts(
        sentences=tuple(chain.from_iterable(each.sentences for each in facts)),
        quotations=tuple(chain.from_iterable(each.quotations for each in facts)),
        mentions=tuple(chain.from_iterable(each.mentions for each in facts)),
        quantities=tuple(chain.from_iterable(each.quantities for each in facts)),
        dates=tuple(chain.from_iterable(each.dates for each in facts)),
        awards=tuple(chain.from_iterable(each.awards for each in facts)),
        initiatives=tuple(chain.from_iterable(each.initiatives for each in facts)),
    )
