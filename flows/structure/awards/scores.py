"""Whose a score is: told beside a body, before its name, of a subject, or of the last winner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.records import Mention
from flows.structure.awards.figures import Slot, find_scores
from flows.structure.awards.sentence_facts import Facts
from flows.structure.awards.topics import Claim, same_body
from flows.structure.spans import Found

PAST_SCORE = re.compile(r"(?:지난해|작년|전년|당시)(?:에는|에|엔|의|는)?\s[^.]{0,20}$")
WINNER = re.compile(r"(?P<grade>대상|최우수|금상)(?:작|을\s받은|을\s차지한|\s수상작)[은는이가]")
SCORE_BEHIND = re.compile(r"\s?\(?(?P<span>(?P<value>\d{1,3}(?:\.\d+)?)\s?점)(?=[\s,·)]|$)")
SCORED = re.compile(  # 95.6점을 얻은 물길도 나루군이
    r"(?P<span>(?P<value>\d{1,3}(?:\.\d+)?)\s?점)"
    r"(?:의|을\s(?:받은|얻은|기록한|올린|획득한))\s(?:[가-힣]{2,7}\s)?$"
)
SCORE_OF = re.compile(  # 물길시의 종합 점수는 81.6점으로
    r"의\s(?:[가-힣]{2,6}\s)?(?:점수|총점|평점|득점|성적)(?:은|는|이)\s"
    r"(?P<span>(?P<value>\d{1,3}(?:\.\d+)?)\s?점)"
)
SCORED_REACH = 24  # code points
ONE_EACH = re.compile(  # 물길군과 나루군은 각각 91.2점과 90.8점으로
    r"[은는이가]\s각각\s(?P<scores>\d{1,3}(?:\.\d+)?점(?:(?:과|와|,|·)\s?\d{1,3}(?:\.\d+)?점)+)"
)
ONE_SCORE = re.compile(r"(?P<value>\d{1,3}(?:\.\d+)?)점")
BARE_IN_BRACKETS = re.compile(r"\((?P<span>(?P<value>\d{1,3}(?:\.\d+)?))\)")
SCORES_IN_BRACKETS = re.compile(
    r"괄호\s?안[은의에]?\s?(?:숫자[는은]?\s)?(?:평점|점수|총점|득점|평가\s?점수)"
)
TOTAL_SCORE = re.compile(r"(?:[시군구도]\s)?(?:종합\s?)?(?:총점|점수|평점|득점)(?:은|는|이)?\s")
LAST_REACH = 120  # code points from a result to the total that is told right behind it


def prints_bare_scores(text: str, start: int, end: int) -> bool:
    """Return whether `text[start:end]` says that what stands in brackets are scores."""
    return SCORES_IN_BRACKETS.search(text, start, end) is not None


def fill_scores(facts: Facts, start: int, end: int, own: Sequence[Claim]) -> None:
    """Give the scores of a clause to those of the claims `own` that they are of."""
    topics = [body.end for group in facts.tokens.subjects for body in group]
    taken = {*_fill_beside(facts, start, end, own), *_fill_each(facts, start, end, own)}
    for score in find_scores(facts.plain, start, end, topics):
        if score.start not in taken and not PAST_SCORE.search(
            facts.plain[max(start, score.start - 30) : score.start]
        ):
            claim = _find_owner(facts, start, score, own)
            if claim is not None:
                claim.fill({"score": score})
        start = score.end
        if not any(start <= position <= end for position in topics):
            return


def _fill_beside(facts: Facts, start: int, end: int, own: Sequence[Claim]) -> Iterator[int]:
    """Give a body the score right behind it (가람시(91.6점)); yield where these stand."""
    pattern = BARE_IN_BRACKETS if facts.are_scores_bare else SCORE_BEHIND
    for body in facts.tokens.bodies:
        match = pattern.match(facts.plain, body.end, end) if body.start >= start else None
        match = match or SCORE_OF.match(facts.plain, body.end, end)
        match = match or SCORED.search(
            facts.plain, max(start, body.start - SCORED_REACH), body.start
        )
        if match is not None:
            score = Found(*match.span("span"), "stated_score", float(match["value"]))
            claims = [each for each in own if same_body(each.recipient, body)]
            for claim in claims:
                claim.fill({"score": score})
            if not claims and facts.current is not None:
                facts.current.scores.append((body, score))
            yield score.start


def _fill_each(facts: Facts, start: int, end: int, own: Sequence[Claim]) -> Iterator[int]:
    """Give the joint subjects of a clause their scores in turn; yield where these stand."""
    for group in facts.tokens.subjects:
        told = ONE_EACH.match(facts.plain, group[-1].end, end) if group[0].start >= start else None
        scores = list(ONE_SCORE.finditer(facts.plain, *told.span("scores"))) if told else []
        for body, match in zip(group, scores, strict=False) if len(scores) == len(group) else ():
            for claim in (each for each in own if same_body(each.recipient, body)):
                claim.fill({"score": Found(*match.span(), "stated_score", float(match["value"]))})
        yield from (match.start() for match in scores)


def _find_owner(facts: Facts, start: int, score: Slot, own: Sequence[Claim]) -> Claim | None:
    """Return the claim that a score beside no name is of, or None where that stays open.

    It is the winner's by its grade, the subject's before it, the only winner's here or so far, the
    one left out as the subject, else the last one's if the sentence tells its total right behind.
    """
    winner = WINNER.search(facts.plain, start, score.start)
    if winner:
        return next((claim for claim in own if claim.grade == winner["grade"]), None)
    judge = own[0].topic.evaluator if own and own[0].topic else None
    own = [claim for claim in own if judge is None or not same_body(claim.recipient, judge)]
    groups = [
        group
        for group in facts.tokens.subjects
        if start <= group[0].start < score.start and not same_body(group[-1], judge)
    ]
    if groups:
        return _find_claim(facts, own, groups[-1][-1], score)
    if len(facts.winners) == 1:
        return next((c for c in own if same_body(c.recipient, facts.winners[0])), None)
    named = {id(claim.recipient) for claim in own}
    if len(named) == 1:
        return own[-1]
    if facts.elided:
        return next((claim for claim in own if same_body(claim.recipient, facts.elided)), None)
    return own[-1] if own and _is_total_of(facts, own[-1]) else None


def _is_total_of(facts: Facts, claim: Claim) -> bool:
    """Return whether a sentence without bodies tells the total of a claim right before it."""
    is_near = facts.tokens.start - claim.position <= LAST_REACH
    is_total = TOTAL_SCORE.match(facts.plain, facts.tokens.start) is not None
    return is_near and is_total and not facts.tokens.bodies


def _find_claim(facts: Facts, own: Sequence[Claim], body: Mention, score: Slot) -> Claim | None:
    """Return the claim of a body; a score told before there is one is kept for it."""
    claim = next((each for each in own if same_body(each.recipient, body)), None)
    if claim is None and facts.current is not None:
        facts.current.scores.append((body, score))
    return claim
