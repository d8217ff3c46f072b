"""Awards: which body got which result in which programme, each field with its evidence.

Sentence by sentence: a programme with an award predicate opens a claim; a sentence without one
adds to the claim before it, if it speaks of it (이는 …, 이번 평가는 …, the recipient's score).
The headline only fills what the body leaves open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from flows.records import Award, DateMention, Evidence, Mention, Quotation, Sentence
from flows.structure.awards.programmes import Programme, find_programmes
from flows.structure.awards.roles import find_decider, find_evaluator, find_recipients
from flows.structure.awards.slots import Slot, find_slots, find_streak_phrase
from flows.structure.reading import Reading
from flows.structure.spans import Found
from schemas.reference.programmes import find_programme

PREDICATE = re.compile(
    r"선정(?:됐|돼|되었|되어|되며|되면서|되는|되고|된|됨|했|하고|한다고)|뽑(?:혔|혀|히|힌)|수상(?:했|하|한|의)|꼽(?:혔|혀)"
    r"|(?:등급|기관|상|인증|표창|점수?|우수|보통|미흡)[’'”\"]?(?:\([^)]{1,10}\))?(?:을|를)\s?(?:받(?!을)|획득|얻|거머|안았|차지|따냈|기록|달성)"
    r"|인증(?:했|받았|됐)|지정(?:됐|돼|되었|되며)|차지했|올랐|이름을\s?올|자리(?:를|에)\s?(?:지|올)|달성했|영예|기록했|유지했"
)
NOT_YET = re.compile(
    r"(?:선정|수상|획득|달성|인증|지정)(?:될|할|되면|하면|되도록|하도록|을\s위해|을\s목표|에\s도전)"
)
SELECTION = "우수사례"  # to be selected into such a collection is its only grade
FILLABLE = (
    "grade",
    "streak_years",
    "streak_first_year",
    "score",
    "assessed_total",
    "selected",
    "selected_of",
    "selected_scope",
    "top_percent",
    "superlative",
    "superlative_scope",
)


@dataclass
class Claim:
    """An award in the making: the slots filled so far, by field name."""

    programme: Found[Programme] | None
    recipient: Mention | None
    is_joint: bool
    evaluator: Mention | None
    year: Slot | None = None
    streak_phrase: Slot | None = None
    slots: dict[str, Slot] = field(default_factory=dict)

    def fill(self, slots: dict[str, Slot]) -> None:
        """Take what is not yet known; A of B comes with the streak it is about, or none."""
        for name in FILLABLE:
            if name in slots:
                self.slots.setdefault(name, slots[name])

    def take_programme(self, named: Claim) -> None:
        """Take the programme, its evaluator and year from a claim that names them later."""
        self.programme, self.evaluator, self.year = named.programme, named.evaluator, named.year
        self.fill(named.slots)

    @property
    def result_year(self) -> int | None:
        """The year the result is for."""
        return int(self.year.value) if self.year else None

    @property
    def key(self) -> tuple[str, str]:
        """What makes two claims the same: recipient and programme."""
        name = self.programme.value.name if self.programme else ""
        return _name(self.recipient) or "", name.replace(" ", "")


def find_awards(
    reading: Reading,
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
    quotations: Sequence[Quotation],
    subject: Mention | None,
) -> list[Award]:
    """Return the awards that the article reports, in the order of their first sentence.

    `mentions` are the named bodies, `subject` the body the article is about. Hoped-for and
    conditional awards are none, and nothing is read out of direct speech.
    """
    claims: list[Claim] = []
    for sentence in reading.sentences:
        bodies = _bodies_of(sentence, mentions)
        opened = list(_open_claims(reading, sentence, bodies, dates, subject))
        if opened and (opened[0].programme or not claims):
            _merge(claims, opened)
        elif claims and not _is_speech(sentence, quotations):
            _add_sentence(reading, claims, sentence, bodies)
    named = [claim for claim in claims if claim.programme]
    if named:
        _fill_from_headline(reading, named[0])
    return [_make_award(reading, claim, claim.programme) for claim in named if claim.programme]


def _bodies_of(sentence: Sentence, mentions: Sequence[Mention]) -> list[Mention]:
    return [
        mention
        for mention in mentions
        if mention.kind == "organization" and sentence.start <= mention.start < sentence.end
    ]


def _open_claims(
    reading: Reading,
    sentence: Sentence,
    bodies: Sequence[Mention],
    dates: Sequence[DateMention],
    subject: Mention | None,
) -> Iterator[Claim]:
    text, start, end = reading.text, sentence.start, sentence.end
    if not PREDICATE.search(text, start, end) or NOT_YET.search(text, start, end):
        return
    slots = find_slots(text, start, end)
    programme = _find_programme(text, sentence, bodies)
    if programme is None and not {"grade", "streak_years"} <= slots.keys():
        return
    evaluator = find_evaluator(text, programme, bodies) if programme else None
    recipients = find_recipients(text, sentence, bodies, evaluator)
    owners: Sequence[Mention | None] = recipients or [subject]
    for recipient in owners:
        claim = Claim(programme, recipient, len(recipients) > 1, evaluator)
        claim.year = _find_year(programme, sentence, dates) if programme else None
        claim.streak_phrase = find_streak_phrase(text, start, end)
        claim.fill(_outside(slots, programme) if programme else slots)
        if programme:
            claim.fill(_find_named_grade(programme))
        yield claim


def _find_programme(
    text: str, sentence: Sentence, bodies: Sequence[Mention]
) -> Found[Programme] | None:
    spans = [(body.start, body.end) for body in bodies]
    return next(iter(find_programmes(text, sentence.start, sentence.end, spans)), None)


def _outside(slots: dict[str, Slot], programme: Found[Programme]) -> dict[str, Slot]:
    return {
        name: slot
        for name, slot in slots.items()
        if slot.end <= programme.start or slot.start >= programme.end
    }


def _find_named_grade(programme: Found[Programme]) -> dict[str, Slot]:
    if not programme.value.name.endswith(SELECTION):
        return {}
    start = programme.end - len(SELECTION)
    return {"grade": Found(start, programme.end, "selection_in_name", SELECTION)}


def _find_year(
    programme: Found[Programme], sentence: Sentence, dates: Sequence[DateMention]
) -> Slot | None:
    if programme.value.year:
        return Found(programme.start, programme.start + 5, "year_in_name", programme.value.year)
    for date in dates:
        is_before = sentence.start <= date.start and date.end <= programme.start
        is_stated = date.anchor == "explicit" or date.precision == "year"
        if is_before and is_stated and date.first_day and date.last_day:
            return Found(date.start, date.end, "year_in_sentence", date.first_day.year)
    return None


def _merge(claims: list[Claim], opened: Sequence[Claim]) -> None:
    known = {claim.key: claim for claim in claims}
    for claim in opened:
        if claim.key in known:
            known[claim.key].fill(claim.slots)
        elif claims and claims[-1].programme is None:
            claims[-1].take_programme(claim)
        else:
            claims.append(claim)


def _is_speech(sentence: Sentence, quotations: Sequence[Quotation]) -> bool:
    return any(sentence.start <= quotation.start < sentence.end for quotation in quotations)


def _add_sentence(
    reading: Reading, claims: Sequence[Claim], sentence: Sentence, bodies: Sequence[Mention]
) -> None:
    text, claim = reading.text, claims[-1]
    slots = find_slots(text, sentence.start, sentence.end)
    if claim.programme is None:
        _name_programme(text, claim, sentence, bodies)
    is_about = text.startswith(("이는", "이로써", "이것은"), sentence.start)
    if "selected" in slots and is_about and claim.streak_phrase:
        slots["selected_scope"] = claim.streak_phrase
    decider = find_decider(text, sentence, bodies)
    for each in claims:
        each.evaluator = each.evaluator or decider
    for each in claims if claim.is_joint else (claim,):
        each.fill(slots)


def _name_programme(text: str, claim: Claim, sentence: Sentence, bodies: Sequence[Mention]) -> None:
    programme = _find_programme(text, sentence, bodies)
    if programme:
        evaluator = find_evaluator(text, programme, bodies)
        named = Claim(programme, claim.recipient, claim.is_joint, evaluator)
        named.year = _find_year(programme, sentence, ())
        claim.take_programme(named)


def _fill_from_headline(reading: Reading, claim: Claim) -> None:
    for block in reading.headline:
        slots = find_slots(reading.text, block.start, block.end)
        claim.fill({name: slots[name] for name in ("grade", "streak_years") if name in slots})


def _make_award(reading: Reading, claim: Claim, programme: Found[Programme]) -> Award:
    article = reading.article
    recipient, evaluator = claim.recipient, claim.evaluator
    values: dict[str, Any] = {name: claim.slots[name].value for name in claim.slots}
    known = find_programme(programme.value.name)
    anchor = recipient if claim.is_joint and recipient else programme
    return Award(
        article_id=article.article_id,
        page_id=article.page_id,
        start=anchor.start,
        end=anchor.end,
        rule=programme.rule,
        award_id=f"{article.page_id}:award:{anchor.start}",
        recipient=_name(recipient),
        recipient_code=recipient.code if recipient else None,
        evaluator=_name(evaluator),
        evaluator_code=evaluator.code if evaluator else None,
        programme=programme.value.name,
        programme_id=known.programme_id if known else None,
        year=claim.result_year,
        **{name: values.get(name) for name in FILLABLE},
        evidence=tuple(_find_evidence(claim)),
    )


def _name(mention: Mention | None) -> str | None:
    return (mention.canonical_name or mention.text) if mention else None


def _find_evidence(claim: Claim) -> Iterator[Evidence]:
    for name in ("recipient", "evaluator", "programme", "year"):
        source = getattr(claim, name)
        if source:
            yield Evidence(name, source.start, source.end)
    for name in FILLABLE:
        if name in claim.slots:
            yield Evidence(name, claim.slots[name].start, claim.slots[name].end)
