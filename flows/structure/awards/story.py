"""The story so far: the programmes that an article has named and the claims of its winners."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.records import Mention, Sentence
from flows.structure.awards.figures import Slot, find_assessed
from flows.structure.awards.grades import Grade, read_scales
from flows.structure.awards.headlines import Headline
from flows.structure.awards.masks import Masks
from flows.structure.awards.paragraphs import Paragraph
from flows.structure.awards.results import Result
from flows.structure.awards.streaks import find_first_year, find_streak_phrase
from flows.structure.awards.surveys import find_asides, find_surveys
from flows.structure.awards.topics import Claim, Common, Topic, name_body, same_body
from flows.structure.awards.wordings.marks import OPEN
from flows.structure.bodies.names import COUNCIL
from flows.structure.reading import Reading

CORRECTING = re.compile(r"바로잡|정정")
SHORT_NAME = re.compile(
    r"(?<![가-힣])(?P<name>[가-힣]{2,8}(?:평가|대회|공모|공모전|점검|심사|조사))"
    r"(?=에서|은\s|는\s|의\s)"
)
OF_JUDGE = re.compile(r"(?:의)?\s평가(?:는|에서|에는|에선)\s")
ANNOUNCING = re.compile(  # 물길도서관도 상복이 터졌다: whose results come next
    r"상복|겹경사|낭보|희소식|두각을|빛났다|성과를\s(?:냈|거뒀|올렸)다|성적을\s(?:냈|거뒀|올렸)다"
    r"|소식이\s(?:이어|잇따)"
)
MANY = re.compile(r"(?:[을를]\s비롯한|\s?등)\s(?:[가-힣·]+\s)?\d+\s?(?:개|곳)")
OF_MANY = "selection"  # as weak as a selection without a grade
TOGETHER = re.compile(
    rf"(?:함께|같은\s날)\s(?:나온|발표된|발표한|공개된|공개한|실시된|실시한|진행된|치러진)\s{OPEN}?$"
)
TOGETHER_REACH = 16  # code points
ADOPTION_REACH = 120  # code points within which a result may wait for its programme's name
MOST_CLAIMS = 600  # of one article; more is a dump, and reading stays linear
MOST_TOPICS = 120


@dataclass
class Story:
    """What an article has said up to a sentence; `subject` is the body it is about.

    `winners` are the bodies that the results of the sentence name, `surveys` the paragraphs that
    go through the bodies of a region (도내 시군의 희비도 갈렸다) or count the winners, `asides`
    those about its neighbours, `passing` the claims of bodies told of in passing, `recent` whom
    the results told last are for, with where that sentence begins, `announced` the body whose
    results the sentence before only announces, with where that ends. `is_survey` says that the
    article goes through many bodies, `is_of_winners` that it opens with several winners,
    `is_elsewhere` that the results of the sentence before were nobody's.
    """

    reading: Reading
    masks: Masks
    subject: Mention | None
    topics: list[Topic] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    passing: list[Claim] = field(default_factory=list)
    winners: list[Mention] = field(default_factory=list)
    current: Topic | None = None
    common: Common = field(default_factory=Common)
    scales: frozenset[str] = frozenset()
    surveys: frozenset[int] = frozenset()
    asides: frozenset[int] = frozenset()
    headline: Headline = field(init=False)
    is_survey: bool = field(init=False)
    assessed: tuple[int, Slot] | None = None
    is_elsewhere: bool = False
    is_of_winners: bool = False
    recent: tuple[int, Sequence[Mention | None]] = (0, ())
    announced: tuple[int, Mention] | None = None
    paragraph: Paragraph = field(default_factory=Paragraph)

    def __post_init__(self) -> None:
        """Read off which lettered scales the article prints and where it tells of many bodies."""
        sentences = self.reading.sentences
        self.scales = read_scales(self.masks.plain, sentences[0].start, sentences[-1].end)
        self.surveys = find_surveys(self.masks.plain, sentences)
        self.asides = find_asides(self.masks.plain, sentences)
        self.headline = Headline(self.reading, self.subject)
        self.is_survey = self.headline.is_of_many() or sentences[0].block_no in self.surveys

    def fill_recipient(self, recipient: Mention, slots: dict[str, Slot]) -> None:
        """Give what a row says of a body to its claim in the programme spoken of."""
        for claim in self.claims:
            if claim.topic is self.current and same_body(claim.recipient, recipient):
                claim.fill(slots)

    def announce(self, sentence: Sentence, subjects: Sequence[Sequence[Mention]]) -> None:
        """Keep the one body that a sentence without results says to have some."""
        bodies = [body for group in subjects for body in group]
        is_said = ANNOUNCING.search(self.masks.plain, sentence.start, sentence.end) is not None
        self.announced = (sentence.end, bodies[0]) if is_said and len(bodies) == 1 else None

    def adopt(self, topic: Topic, sentence: Sentence) -> None:
        """Give the programme to claims of the sentence before that named none."""
        for claim in self.claims:
            if claim.topic is None and sentence.start - claim.position <= ADOPTION_REACH:
                claim.topic = topic

    def keep_assessed(self, sentence: Sentence) -> None:
        """Keep how many bodies were compared, told before the programme is named."""
        slot = find_assessed(self.masks.plain, sentence.start, sentence.end)
        self.assessed = (sentence.end, slot) if slot else None

    def give_assessed(self, topics: Sequence[Topic], sentence: Sentence) -> None:
        """Give what was kept to the programme that the next sentence names."""
        if self.assessed and topics and sentence.start - self.assessed[0] <= ADOPTION_REACH:
            topics[0].totals.setdefault("assessed_total", self.assessed[1])

    def relate(self, topic: Topic) -> None:
        """Give a new programme the evaluator of the one it came out with or is a sister of."""
        plain, start = self.masks.plain, topic.programme.start
        is_joint = TOGETHER.search(plain, max(0, start - TOGETHER_REACH), start) is not None
        if is_joint and self.current is not None:
            topic.evaluator = topic.evaluator or self.current.evaluator
            if topic.programme.value.year is None:
                topic.year = topic.year or self.current.year
        sisters = (each for each in self.topics if each.evaluator and each.is_sister(topic))
        if topic.evaluator is None and (sister := next(sisters, None)):
            topic.evaluator = sister.evaluator

    def take_councils(self, topic: Topic) -> None:
        """Move what councils got to the programme of councils, if that is the one just named."""
        for claim in self.claims if topic.is_of_councils else ():
            is_council = (name_body(claim.recipient) or "").endswith(COUNCIL)
            if is_council and claim.topic is not None and not claim.topic.is_of_councils:
                claim.topic = topic

    def fill(self, claim: Claim, result: Result, sentence: Sentence) -> None:
        """Give a claim what a result says of it."""
        text, start, end = self.masks.plain, sentence.start, sentence.end
        if CORRECTING.search(text, start, end):
            claim.slots.pop("grade", None)
        if claim.takes(result.grade):
            claim.fill(self._slots_of(result, sentence))
        claim.streak_phrase = claim.streak_phrase or find_streak_phrase(text, start, end)

    def _slots_of(self, result: Result, sentence: Sentence) -> dict[str, Slot]:
        slots: dict[str, Slot] = {}
        if result.grade is not None and not result.grade.value.startswith("같은"):
            is_of_many = self._is_of_many(result, result.grade)
            slots["grade"] = result.grade._replace(rule=OF_MANY) if is_of_many else result.grade
        if result.streak is not None:
            slots |= self.read_streak(result.streak, sentence)
        return slots

    def _is_of_many(self, result: Result, grade: Grade) -> bool:
        """Return whether a grade sums up those of many: 가람군을 비롯한 8개 기관을 우수기관으로."""
        if not result.recipients or result.recipients[-1].end > grade.start:
            return False
        return MANY.match(self.masks.plain, result.recipients[-1].end, grade.start) is not None

    def read_streak(self, streak: Slot, sentence: Sentence) -> dict[str, Slot]:
        """Return the slots of a streak, with its first year if the sentence states it."""
        first = find_first_year(self.masks.plain, sentence.start, sentence.end)
        slots = {"streak_years": streak}
        return {**slots, "streak_first_year": first} if first else slots

    def find_claim(
        self, topic: Topic | None, recipient: Mention | None, result: Result
    ) -> Claim | None:
        """Return the claim of a body in a programme that a result adds to, or None."""
        own = [
            claim
            for claim in self.claims
            if claim.topic is topic and same_body(claim.recipient, recipient)
        ]
        meant = [claim for claim in own if claim.is_of(result.graded)]
        return next((each for each in meant if each.takes(result.grade)), (*meant, None)[0])

    def find_open_claim(self, result: Result, recipient: Mention | None) -> Claim | None:
        """Return a claim just made that waits for its programme and says the same grade."""
        for claim in self.claims:
            is_near = result.position - claim.position <= ADOPTION_REACH
            if claim.topic is None and is_near and same_body(claim.recipient, recipient):
                return claim if claim.grade and claim.takes(result.grade) else None
        return None

    def recall(self, sentence: Sentence, bodies: Sequence[Mention]) -> None:
        """Speak again of the one programme that its name, or the end of it, points to (합동평가).

        행안부 평가는 is the one of that body among `bodies`, those of the sentence.
        """
        if len(self.topics) < 2:
            return
        plain = self.masks.plain
        written = plain[sentence.start : sentence.end]
        shortened = SHORT_NAME.finditer(plain, sentence.start, sentence.end)
        judges = [body for body in bodies if OF_JUDGE.match(plain, body.end)]
        meant = [
            [each for each in self.topics if each.programme.value.name in written],
            *([each for each in self.topics if each.key.endswith(m["name"])] for m in shortened),
            *([t for t in self.topics if same_body(t.evaluator, judge)] for judge in judges),
        ]
        self.current = next((each[0] for each in meant if len(each) == 1), self.current)
