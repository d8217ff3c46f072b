"""Whom a result is for that names somebody, nobody or a neighbour, and the claims it goes to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flows.records import Mention, Sentence
from flows.structure.awards.clauses import COUNTED
from flows.structure.awards.counts import NO_PRIZE, count_grades
from flows.structure.awards.figures import find_set, read_count
from flows.structure.awards.former import is_described
from flows.structure.awards.members import counts_winners, names_others
from flows.structure.awards.results import Result
from flows.structure.awards.story import MOST_CLAIMS, Story
from flows.structure.awards.topics import Claim, Topic, name_body, same_body
from flows.structure.awards.wordings.owner_patterns import (
    ALL_TOGETHER,
    ONCE,
    SECTION,
    SECTION_OPENING,
)
from flows.structure.awards.wordings.role_patterns import BESIDES, NEIGHBOUR
from flows.structure.awards.wordings.time_patterns import FROM_STATE
from flows.structure.bodies.names import COUNCIL
from flows.structure.bodies.references import is_local

NEXT = 2  # code points between a sentence and the next one


def add_result(story: Story, result: Result, sentence: Sentence, topics: Sequence[Topic]) -> bool:
    """Add a result to the claims of its recipients; say whether it has any."""
    topic = _fit(story, result) if result.topic is None else topics[result.topic]
    owners = list(_find_owners(story, result, sentence, topic))
    _remember(story, owners, sentence)
    if not owners:
        _keep_passing(story, result, sentence, topic)
    for recipient in owners:
        claim = story.find_claim(topic, recipient, result)
        claim = claim or story.find_open_claim(result, recipient)
        if claim is None and len(story.claims) < MOST_CLAIMS:
            claim = Claim(topic, recipient, result.position, graded=result.graded)
            story.claims.append(claim)
        if claim is not None:
            claim.topic = claim.topic or topic
            story.fill(claim, result, sentence)
    return bool(owners)


def _remember(story: Story, owners: Sequence[Mention | None], sentence: Sentence) -> None:
    if owners:
        start, told = story.recent
        story.recent = (sentence.start, [*(told if start == sentence.start else ()), *owners])


def _keep_passing(story: Story, result: Result, sentence: Sentence, topic: Topic | None) -> None:
    """Keep what another body, no local government, once won, should it be all there is."""
    for body in result.recipients[: MOST_CLAIMS - len(story.passing)]:
        if (
            topic
            and not is_local(body.code, body.rule)
            and _is_in_passing(story, body, result, sentence)
        ):
            claim = Claim(topic, body, result.position, graded=result.graded)
            story.fill(claim, result, sentence)
            story.passing.append(claim)


def _fit(story: Story, result: Result) -> Topic | None:
    """Return the programme spoken of; for cities told of after councils the one before."""
    is_of_councils = story.current is not None and story.current.is_of_councils
    names = [name_body(each) or "" for each in result.recipients]
    if not (is_of_councils and names) or any(name.endswith(COUNCIL) for name in names):
        return story.current
    told = [claim.topic for claim in story.claims if claim.topic]
    return next((each for each in reversed(told) if not each.is_of_councils), None)


def _find_owners(
    story: Story, result: Result, sentence: Sentence, topic: Topic | None
) -> Iterable[Mention | None]:
    """Return whom a result goes to: those it names, all of a paragraph, else whom it is told of.

    One of them is None where winners are only counted.
    """
    hosts = topic.hosts if topic else []
    named = [r for r in result.recipients if not any(same_body(r, host) for host in hosts)]
    if named:
        return [each for each in named if _is_meant(story, each, result, topic, sentence)]
    together = _find_together(story, result, sentence)
    if together:
        return together
    own = name_body(_find_protagonist(story))
    text, is_by_field = story.masks.plain, result.graded is not None
    is_counted = result.grade is not None and COUNTED.match(text, result.grade.end) is not None
    if is_counted or names_others(text, sentence, result.position, own, is_by_field=is_by_field):
        return _find_national(story, result, sentence, topic)
    if story.announced and sentence.start - story.announced[0] <= NEXT:
        return [story.announced[1]]
    return _find_known(story, result, sentence, topic)


def _find_known(
    story: Story, result: Result, sentence: Sentence, topic: Topic | None
) -> Iterable[Mention | None]:
    """Return whom a sentence without recipients goes on about: the programme's one winner so far.

    Of several it is whom the results told last were for, or the subject that is left out.
    """
    known = [c.recipient for c in story.claims if c.topic is topic and c.recipient]
    owner = known[0] if known else _find_protagonist(story)
    if owner is None:
        return _find_national(story, result, sentence, topic)
    if not all(same_body(each, owner) for each in known):
        return _find_recent(story, result) or _find_elided(story, known)
    if topic is not None and same_body(owner, topic.evaluator):
        return _find_national(story, result, sentence, topic)
    return [owner]


def _find_together(story: Story, result: Result, sentence: Sentence) -> Sequence[Mention | None]:
    """Return the bodies of a paragraph where a result is that of all of them: 네 곳 모두 A등급."""
    match = ALL_TOGETHER.search(story.masks.plain, sentence.start, result.position)
    if match is None:
        return []
    return story.paragraph.list_all(read_count(match["count"]))


def _find_recent(story: Story, result: Result) -> Sequence[Mention | None]:
    """Return who alone had the results told last, for a result in a field (자살 분야는)."""
    owners = [each for each in story.recent[1] if each]
    is_one = bool(owners) and all(same_body(each, owners[0]) for each in owners)
    return [owners[0]] if is_one and result.graded is not None else []


def _find_elided(story: Story, known: Sequence[Mention]) -> Sequence[Mention | None]:
    """Return the one of the winners `known` that a sentence leaves out as its subject."""
    subject = story.paragraph.subject
    return [each for each in known if same_body(each, subject)][:1] if subject else []


def _find_protagonist(story: Story) -> Mention | None:
    """Return the one body that has won everything so far, else what the article is about."""
    winners = [claim.recipient for claim in story.claims]
    if winners and all(same_body(each, winners[0]) for each in winners):
        return winners[0]
    judges = (topic.evaluator for topic in story.topics if topic.evaluator)
    return None if any(same_body(story.subject, judge) for judge in judges) else story.subject


def _find_national(
    story: Story, result: Result, sentence: Sentence, topic: Topic | None
) -> Iterable[Mention | None]:
    """Return one nameless recipient for the first counted grade of the evaluator's story.

    The first sentence may count before the programme is named; whose story it is shows later.
    """
    if result.grade is None or story.is_survey:
        return []
    if topic is None and sentence is not story.reading.told[0]:
        return []
    if topic is not None and not same_body(topic.evaluator, story.subject):
        return []
    is_first = all(claim.topic is not topic for claim in story.claims)
    text = story.masks.plain
    counts = count_grades(text, sentence.start, sentence.end, [result.grade])
    is_counted = any(name == "selected" for _, name, _ in counts)
    is_counted = is_counted or "selected" in find_set(text, sentence.start, sentence.end)
    return [None] if is_first and is_counted else []


def _is_meant(
    story: Story, body: Mention, result: Result, topic: Topic | None, sentence: Sentence
) -> bool:
    """Tell the story's own recipients from neighbours and others named in passing."""
    text = story.masks.plain
    if sentence.block_no in story.asides and not same_body(body, story.subject):
        return False
    judges = (each.evaluator for each in story.topics if each.evaluator)
    is_agency = body.code and not is_local(body.code, body.rule)
    if is_agency and any(same_body(body, judge) for judge in judges):
        return False
    is_own = same_body(body, story.subject)
    beside = (NEIGHBOUR, BESIDES)
    if not is_own and any(each.search(text, sentence.start, body.start) for each in beside):
        return False
    if counts_winners(text, body.end, result.position):
        return False
    if not story.find_claim(topic, body, result) and _is_in_passing(story, body, result, sentence):
        return False
    told = [c for c in story.claims if c.topic is topic and c.position < sentence.start]
    mine = [claim for claim in told if same_body(claim.recipient, story.subject)]
    is_added = bool(told) and text.startswith("도 ", result.recipients[-1].end)
    is_first = not mine and not (is_added and _heads_story(story, told))
    is_told = result.is_listed or is_own or is_first or _is_survey(story, sentence)
    is_told = is_told or _is_of_section(text, sentence, body) or _is_one_of_many(story, result)
    return is_told or story.headline.names(body) or _names_others(story)


def _is_one_of_many(story: Story, result: Result) -> bool:
    """Return whether an article that opens with several winners tells of one more."""
    return story.is_of_winners and (result.grade is None or result.grade.value not in NO_PRIZE)


def _is_of_section(text: str, sentence: Sentence, body: Mention) -> bool:
    """Return whether a body wins in another class, which its sentence begins with or names."""
    if SECTION.search(text, sentence.start, body.start):
        return True
    opened = SECTION_OPENING.match(text, sentence.start)
    return opened is not None and opened.end() < body.start


def _heads_story(story: Story, told: Sequence[Claim]) -> bool:
    """Return whether the headline names all winners so far: others that did too are in passing."""
    return all(claim.recipient and story.headline.names(claim.recipient) for claim in told)


def _is_survey(story: Story, sentence: Sentence) -> bool:
    """Return whether the paragraph, or the article, tells of many bodies."""
    return story.is_survey or sentence.block_no in story.surveys


def _is_in_passing(story: Story, body: Mention, result: Result, sentence: Sentence) -> bool:
    """Return whether a body that the story is not about is told of with what it once won."""
    name, own = name_body(body) or "", name_body(story.subject)
    is_first = sentence.start == story.reading.told[0].start
    if own is None or is_first or name.startswith(own) or story.headline.names(body):
        return False
    text = story.masks.plain
    if not story.claims and text.startswith("도 ", body.end):
        return True  # 물길시도 동상을: too, as somebody told of before that is no known body
    start = body.end if is_described(text, sentence.start, body.start) else sentence.start
    once = ONCE.finditer(text, start, result.position)
    return any(not FROM_STATE.match(text, each.end()) for each in once)


def _names_others(story: Story) -> bool:
    """Return whether the headline names a winner of this sentence that is not its subject."""
    others = [body for body in story.winners if not same_body(body, story.subject)]
    return any(story.headline.names(body) for body in others)
