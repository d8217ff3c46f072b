"""The story so far: programmes, claims, and whom a result is for that names nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from flows.records import Mention, Sentence
from flows.structure.awards.figures import Slot, count_grades, find_assessed, find_set
from flows.structure.awards.grades import Grade, read_scales
from flows.structure.awards.headlines import COUNCIL, Headline
from flows.structure.awards.masks import Masks
from flows.structure.awards.members import counts_winners, names_others
from flows.structure.awards.results import Result
from flows.structure.awards.roles import NEIGHBOUR
from flows.structure.awards.streaks import find_first_year, find_streak_phrase
from flows.structure.awards.surveys import find_asides, find_surveys
from flows.structure.awards.times import FROM_STATE
from flows.structure.awards.topics import Claim, Common, Topic, name_body, same_body
from flows.structure.bodies.references import is_local
from flows.structure.reading import Reading

CORRECTING = re.compile(r"바로잡|정정")
SHORT_NAME = re.compile(
    r"(?<![가-힣])(?P<name>[가-힣]{2,8}(?:평가|대회|공모|공모전|점검|심사|조사))(?=에서|은\s|는\s|의\s)"
)
ONCE = re.compile(
    r"(?:지난해|작년|재작년)(?!보다|\s?대비|에\s이[어은])|지난\s?\d{1,2}월\s|(?:19|20)\d{2}년\s|(?<![가-힣])(?:최종\s)?후보(?:로|\s|인)"
)
MANY = re.compile(r"(?:[을를]\s비롯한|\s?등)\s(?:[가-힣·]+\s)?\d+\s?(?:개|곳)")
SECTION = (
    re.compile(  # 중학교 부문에서는 물길중이, 공공기관 가운데 나래공단이: another class's winner
        r"(?:(?<!같은\s)(?:부문|유형|그룹)에서는|(?:광역단체|기초단체|공공기관|공기업|교육청|의회)"
        r"(?:에서는|\s(?:중|가운데)(?:에서)?는?))\s(?:[가-힣]{2,8}\s)?$"
    )
)
OF_MANY = "selection"  # as weak as a selection without a grade
TOGETHER = re.compile(
    r"(?:함께|같은\s날)\s(?:나온|발표된|발표한|공개된|공개한|실시된|실시한|진행된|치러진)\s[‘'“\"「『《<]?$"
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
    the results told last are for, with where that sentence begins.
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
    assessed: tuple[int, Slot] | None = None
    recent: tuple[int, Sequence[Mention | None]] = (0, ())

    def __post_init__(self) -> None:
        """Read off which lettered scales the article prints and where it tells of many bodies."""
        sentences = self.reading.sentences
        self.scales = read_scales(self.masks.plain, sentences[0].start, sentences[-1].end)
        self.surveys = find_surveys(self.masks.plain, sentences)
        self.asides = find_asides(self.masks.plain, sentences)
        self.headline = Headline(self.reading, self.subject)

    def add(self, result: Result, sentence: Sentence, topics: Sequence[Topic]) -> bool:
        """Add a result to the claims of its recipients; say whether it has any."""
        topic = self._fit(result) if result.topic is None else topics[result.topic]
        owners = list(self._find_owners(result, sentence, topic))
        self._remember(owners, sentence)
        if not owners:
            self._keep_passing(result, sentence, topic)
        for recipient in owners:
            claim = self._find_claim(topic, recipient, result)
            claim = claim or self._find_open_claim(result, recipient)
            if claim is None and len(self.claims) < MOST_CLAIMS:
                claim = Claim(topic, recipient, result.position, graded=result.graded)
                self.claims.append(claim)
            if claim is not None:
                claim.topic = claim.topic or topic
                self._fill(claim, result, sentence)
        return bool(owners)

    def _remember(self, owners: Sequence[Mention | None], sentence: Sentence) -> None:
        if owners:
            start, told = self.recent
            self.recent = (sentence.start, [*(told if start == sentence.start else ()), *owners])

    def _keep_passing(self, result: Result, sentence: Sentence, topic: Topic | None) -> None:
        """Keep what another body, no local government, once won, should it be all there is."""
        for body in result.recipients[: MOST_CLAIMS - len(self.passing)]:
            if (
                topic
                and not is_local(body.code, body.rule)
                and self._is_in_passing(body, result, sentence)
            ):
                claim = Claim(topic, body, result.position, graded=result.graded)
                self._fill(claim, result, sentence)
                self.passing.append(claim)

    def _fit(self, result: Result) -> Topic | None:
        """Return the programme spoken of; for cities told of after councils the one before."""
        is_of_councils = self.current is not None and self.current.is_of_councils
        names = [name_body(each) or "" for each in result.recipients]
        if not (is_of_councils and names) or any(name.endswith(COUNCIL) for name in names):
            return self.current
        told = [claim.topic for claim in self.claims if claim.topic]
        return next((each for each in reversed(told) if not each.is_of_councils), None)

    def fill_recipient(self, recipient: Mention, slots: dict[str, Slot]) -> None:
        """Give what a row says of a body to its claim in the programme spoken of."""
        for claim in self.claims:
            if claim.topic is self.current and same_body(claim.recipient, recipient):
                claim.fill(slots)

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

    def _fill(self, claim: Claim, result: Result, sentence: Sentence) -> None:
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

    def _find_owners(
        self, result: Result, sentence: Sentence, topic: Topic | None
    ) -> Iterable[Mention | None]:
        hosts = topic.hosts if topic else []
        named = [r for r in result.recipients if not any(same_body(r, host) for host in hosts)]
        if named:
            return [each for each in named if self._is_meant(each, result, topic, sentence)]
        own = name_body(self._find_protagonist())
        text, is_by_field = self.masks.plain, result.graded is not None
        if names_others(text, sentence, result.position, own, is_by_field=is_by_field):
            return self._find_national(result, sentence, topic)
        known = [c.recipient for c in self.claims if c.topic is topic and c.recipient]
        owner = known[0] if known else self._find_protagonist()
        if owner is None:
            return self._find_national(result, sentence, topic)
        if not all(same_body(each, owner) for each in known):
            return self._find_recent(result)
        if topic is not None and same_body(owner, topic.evaluator):
            return self._find_national(result, sentence, topic)
        return [owner]

    def _find_recent(self, result: Result) -> list[Mention | None]:
        """Return who alone had the results told last, for a result in a field (자살 분야는)."""
        owners = [each for each in self.recent[1] if each]
        is_one = bool(owners) and all(same_body(each, owners[0]) for each in owners)
        return [owners[0]] if is_one and result.graded is not None else []

    def _find_protagonist(self) -> Mention | None:
        """Return the one body that has won everything so far, else what the article is about."""
        winners = [claim.recipient for claim in self.claims]
        if winners and all(same_body(each, winners[0]) for each in winners):
            return winners[0]
        judges = (topic.evaluator for topic in self.topics if topic.evaluator)
        return None if any(same_body(self.subject, judge) for judge in judges) else self.subject

    def _find_national(
        self, result: Result, sentence: Sentence, topic: Topic | None
    ) -> Iterable[Mention | None]:
        """Return one nameless recipient for the first counted grade of the evaluator's story."""
        if topic is None or result.grade is None or not same_body(topic.evaluator, self.subject):
            return []
        is_first = all(claim.topic is not topic for claim in self.claims)
        text = self.masks.plain
        counts = count_grades(text, sentence.start, sentence.end, [result.grade])
        is_counted = any(name == "selected" for _, name, _ in counts)
        is_counted = is_counted or "selected" in find_set(text, sentence.start, sentence.end)
        return [None] if is_first and is_counted else []

    def _is_meant(
        self, body: Mention, result: Result, topic: Topic | None, sentence: Sentence
    ) -> bool:
        """Tell the story's own recipients from neighbours and others named in passing."""
        text = self.masks.plain
        if sentence.block_no in self.asides and not same_body(body, self.subject):
            return False
        judges = (each.evaluator for each in self.topics if each.evaluator)
        is_agency = body.code and not is_local(body.code, body.rule)
        if is_agency and any(same_body(body, judge) for judge in judges):
            return False
        is_own = any(same_body(each, self.subject) for each in result.recipients)
        if not is_own and NEIGHBOUR.search(text, sentence.start, body.start):
            return False
        if counts_winners(text, body.end, result.position):
            return False
        if not self._find_claim(topic, body, result) and self._is_in_passing(
            body, result, sentence
        ):
            return False
        told = [c for c in self.claims if c.topic is topic and c.position < sentence.start]
        mine = [claim for claim in told if same_body(claim.recipient, self.subject)]
        is_told = result.is_listed or is_own or not mine or self._is_survey(sentence)
        is_told = is_told or SECTION.search(text, sentence.start, body.start) is not None
        return is_told or self.headline.names(body) or self._names_others()

    def _is_survey(self, sentence: Sentence) -> bool:
        """Return whether the paragraph, or by its headline the article, tells of many bodies."""
        return sentence.block_no in self.surveys or self.headline.is_of_many()

    def _is_in_passing(self, body: Mention, result: Result, sentence: Sentence) -> bool:
        """Return whether a body that the story is not about is told of with what it once won."""
        name, own = name_body(body) or "", name_body(self.subject)
        is_first = sentence.start == self.reading.told[0].start
        if own is None or is_first or name.startswith(own) or self.headline.names(body):
            return False
        text = self.masks.plain
        if not self.claims and text.startswith("도 ", body.end):
            return True  # 청주시도 동상을: after a winner that is no body
        once = ONCE.finditer(text, sentence.start, result.position)
        return any(not FROM_STATE.match(text, each.end()) for each in once)

    def _names_others(self) -> bool:
        """Return whether the headline names a winner of this sentence that is not its subject."""
        others = [body for body in self.winners if not same_body(body, self.subject)]
        return any(self.headline.names(body) for body in others)

    def _find_claim(
        self, topic: Topic | None, recipient: Mention | None, result: Result
    ) -> Claim | None:
        own = [
            claim
            for claim in self.claims
            if claim.topic is topic and same_body(claim.recipient, recipient)
        ]
        meant = [claim for claim in own if claim.is_of(result.graded)]
        return next((each for each in meant if each.takes(result.grade)), (*meant, None)[0])

    def _find_open_claim(self, result: Result, recipient: Mention | None) -> Claim | None:
        """Return a claim just made that waits for its programme and says the same grade."""
        for claim in self.claims:
            is_near = result.position - claim.position <= ADOPTION_REACH
            if claim.topic is None and is_near and same_body(claim.recipient, recipient):
                return claim if claim.grade and claim.takes(result.grade) else None
        return None

    def recall(self, sentence: Sentence) -> None:
        """Speak again of the one programme that a shortened name points to (합동평가에서)."""
        if len(self.topics) < 2:
            return
        for match in SHORT_NAME.finditer(self.masks.plain, sentence.start, sentence.end):
            meant = [topic for topic in self.topics if topic.key.endswith(match["name"])]
            if len(meant) == 1:
                self.current = meant[0]
                return
