"""The frozen records that the stages hand on.

A record that becomes a row has the fields of its dataset, in the same order and under the same
names (`tests/test_records.py` holds the two together). `start` and `end` count code points of the
page's canonical text, `end` exclusive. Days are `datetime.date`, moments are aware
`datetime.datetime` in Asia/Seoul.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from flows.markup import Markup


@dataclass(frozen=True, slots=True)
class Page:
    """An input record, decoded. `text` is the canonical text that every span counts in."""

    page_id: str
    source_uri: str
    record_no: int
    media_type: str
    byte_count: int
    sha256: str
    encoding: str
    encoding_evidence: str
    is_normalized: bool
    char_count: int
    text: str = field(repr=False)
    markup: Markup | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a page with exactly one role; `article_id` is None for page chrome."""

    page_id: str
    article_id: str | None
    block_no: int
    start: int
    end: int
    role: str
    module: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Article:
    """What a page says about one of its articles."""

    article_id: str
    page_id: str
    kind: str
    title: str | None
    subtitle: str | None
    sections: tuple[str, ...]
    outlet: str | None
    outlet_domain: str | None
    issuer: str | None
    issuer_code: str | None
    reporters: tuple[str, ...]
    published_at: datetime | None
    published_precision: str | None
    modified_at: datetime | None
    dateline_place: str | None
    body_char_count: int
    paragraph_count: int
    copyright_text: str | None
    redistribution: str


@dataclass(frozen=True, slots=True)
class ModuleItem:
    """An entry of a page module such as a ranking list; the span is that of its title."""

    article_id: str | None
    page_id: str
    start: int
    end: int
    rule: str
    module: str
    list_no: int
    rank: int | None
    title: str
    teaser: str | None


@dataclass(frozen=True, slots=True)
class CleanPage:
    """What the clean stage makes of a page."""

    page_id: str
    blocks: tuple[Block, ...]
    articles: tuple[Article, ...]
    module_items: tuple[ModuleItem, ...]
    rendered_after: date | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body; `block_no` is that of the paragraph it stands in."""

    article_id: str
    page_id: str
    start: int
    end: int
    rule: str
    sentence_no: int
    block_no: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quoted piece of direct speech; the span lies inside the quote marks."""

    article_id: str
    page_id: str
    start: int
    end: int
    rule: str
    quotation_id: str
    utterance_no: int
    text: str
    speaker: str | None
    position: str | None
    organization: str | None
    is_anonymous: bool
    verb: str | None
    speaker_start: int | None
    speaker_end: int | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A person, a body or a place where it is named; `text` is the name as written."""

    article_id: str
    page_id: str
    start: int
    end: int
    rule: str
    mention_id: str
    kind: str
    text: str
    canonical_name: str | None
    code: str | None
    position: str | None
    organization: str | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit; `value_max` only for a range, money in won."""

    article_id: str
    page_id: str
    start: int
    end: int
    rule: str
    quantity_id: str
    text: str
    value: float
    value_max: float | None
    unit: str
    unit_kind: str
    counted: str | None
    is_approximate: bool
    bound: str | None
    change: str | None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or period as the text gives it: both days null where nothing anchors it."""

    article_id: str
    page_id: str
    start: int
    end: int
    rule: str
    date_id: str
    text: str
    first_day: date | None
    last_day: date | None
    precision: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the value of one field of a claim stands in the page."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Award:
    """An evaluation result, award or selection of one body, or person, in one programme."""

    article_id: str
    page_id: str
    start: int
    end: int
    rule: str
    award_id: str
    recipient: str | None
    recipient_code: str | None
    evaluator: str | None
    evaluator_code: str | None
    programme: str | None
    programme_id: str | None
    year: int | None
    grade: str | None
    streak_years: int | None
    score: float | None
    assessed_total: int | None
    selected: int | None
    selected_of: int | None
    selected_scope: str | None
    top_percent: float | None
    superlative: str | None
    superlative_scope: str | None
    evidence: tuple[Evidence, ...]
    streak_first_year: int | None = None
    field: str | None = None
    recipient_kind: str | None = None


@dataclass(frozen=True, slots=True)
class Initiative:
    """A named analysis, project or service that a body carries out."""

    article_id: str
    page_id: str
    start: int
    end: int
    rule: str
    initiative_id: str
    name: str
    actor: str | None
    actor_code: str | None
    kind: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the structure stage reads out of the articles of a page."""

    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    awards: tuple[Award, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
