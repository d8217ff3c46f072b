"""Reading an article sentence by sentence: what each adds to the story of its awards."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.records import DateMention, Mention, Sentence
from flows.structure.awards.clauses import read_results
from flows.structure.awards.deciders import (
    counts_programmes,
    find_common_evaluator,
    find_decider,
    find_giver_of_all,
)
from flows.structure.awards.fields import read_field_results
from flows.structure.awards.former import drop_former_streaks, is_former
from flows.structure.awards.grades import Grade, find_grades, read_context
from flows.structure.awards.lone_streaks import take_lone_streaks
from flows.structure.awards.naming import find_topic, is_hoped_for, share_evaluator
from flows.structure.awards.owners import add_result
from flows.structure.awards.programmes import Programme, find_anaphors, is_generic
from flows.structure.awards.recipients import find_recipients
from flows.structure.awards.results import Result, Tokens
from flows.structure.awards.roles import (
    find_evaluator,
    find_host,
    find_hosts,
)
from flows.structure.awards.rosters import read_roster
from flows.structure.awards.scopes import gather_facts, is_about_results
from flows.structure.awards.scores import prints_bare_scores
from flows.structure.awards.selections import find_selections
from flows.structure.awards.sentence_facts import Facts
from flows.structure.awards.story import MOST_TOPICS, Story
from flows.structure.awards.streaks import find_streaks
from flows.structure.awards.subjects import find_spoken_of, is_joined
from flows.structure.awards.tables import Table
from flows.structure.awards.times import find_round_year, find_year
from flows.structure.awards.topics import Common, Topic, same_body
from flows.structure.spans import Found

ANAPHORIC_START = re.compile(r"(?:이는|이로써|이것은)")
LONGEST_SENTENCE = 4000  # code points; what is longer is a dump without stops, not prose
MANY_WINNERS = 3  # in the first sentence: the article is about all who won
MOST_GRADES = 100  # of one sentence, in a list; reading stays linear on pages made to be slow


class ArticleReader:
    """Reads an article's sentences in order and tells the story what they add."""

    def __init__(self, story: Story, dates: Sequence[DateMention]) -> None:
        self.story = story
        self.masks = story.masks
        self.dates = sorted(dates, key=lambda date: date.start)
        first, last = story.reading.sentences[0].start, story.reading.sentences[-1].end
        self.table = Table()
        self.printed: Sequence[Grade] = ()
        body = story.reading.body
        self.subheadings = {each.block_no for each in body if each.role == "subheading"}
        self.are_scores_bare = prints_bare_scores(self.masks.plain, first, last)

    def read(self, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        """Take in one sentence: its programmes, its results, its facts."""
        if sentence.end - sentence.start > LONGEST_SENTENCE:
            return
        plain, start, end = self.masks.plain, sentence.start, sentence.end
        named = self.masks.programmes_within(start, end)
        self.printed = find_grades(plain, start, end, self.story.scales)
        if not named and not self.printed and self._is_silent(sentence):
            self.story.keep_assessed(sentence)
            self.story.winners = []
            return
        bodies = self._enter(sentence, mentions, named)
        tokens = self._tokenize(sentence, bodies, named)
        results = self._list_results(sentence, tokens, named)
        topics = self._find_topics(sentence, bodies, named, results)
        self.story.give_assessed(topics, sentence)
        has_result = self._add_results(sentence, tokens, results, topics)
        self._take_facts(sentence, tokens, named, topics, has_result)
        self.story.paragraph.leave(tokens.subjects)
        self._take_round_year(sentence, named)
        self._take_decider(sentence, bodies)

    def _is_silent(self, sentence: Sentence) -> bool:
        """Return whether a sentence without programme and grade has nothing to add either."""
        is_open = self.story.current is None and not self.story.topics
        return is_open and not counts_programmes(self.masks.plain, sentence)

    def _enter(
        self, sentence: Sentence, mentions: Sequence[Mention], named: Sequence[Found[Programme]]
    ) -> list[Mention]:
        """Begin a sentence in the story; return the bodies in it that may have won something."""
        story, plain = self.story, self.masks.plain
        winners = [claim.recipient for claim in story.claims]
        bodies = find_recipients(plain, sentence, mentions, winners, story.subject)
        story.paragraph.enter(plain, sentence, bodies)
        if not named:
            story.recall(sentence, mentions)
            self._take_common_evaluator(bodies)
        return bodies

    def _tokenize(
        self,
        sentence: Sentence,
        bodies: Sequence[Mention],
        named: Sequence[Found[Programme]],
    ) -> Tokens:
        text, start, end = self.masks.plain, sentence.start, sentence.end
        grades = self.printed[:MOST_GRADES]
        kept = read_context(text, grades)
        evaluators = [find_evaluator(text, each, bodies, sentence) for each in named]
        judges = [e for e in evaluators if e] + find_hosts(text, named, bodies)
        others = [
            body
            for body in bodies
            if not any(same_body(body, e) or is_joined(text, e, body) for e in judges)
        ]
        return Tokens(
            start,
            end,
            [(each.start, each.end) for each in named],
            find_spoken_of(text, sentence, others),
            kept,
            drop_former_streaks(text, find_streaks(text, start, end)[:MOST_GRADES], grades, kept),
            others,
            bodies,
            grades,
        )

    def _list_results(
        self, sentence: Sentence, tokens: Tokens, named: Sequence[Found[Programme]]
    ) -> list[Result]:
        """Return the results of a row of a table, else those that the sentence tells."""
        results = self._read_rows(sentence, tokens)
        if results or self.table.is_headed_at(sentence):
            return results
        return self._read_results(sentence, tokens, named)

    def _read_results(
        self, sentence: Sentence, tokens: Tokens, named: Sequence[Found[Programme]]
    ) -> list[Result]:
        text = self.masks.plain
        current = self.story.current.programme if self.story.current else None
        by_field = read_field_results(text, tokens, named, current)
        published = self.story.reading.article.published_at
        results = [
            each
            for each in by_field or read_results(text, tokens)
            if not is_former(
                text, each, tokens, self.printed, self._find_year(each, tokens, named), published
            )
        ]
        if sentence.block_no in self.subheadings:
            results = [result for result in results if result.recipients]
        graded = {result.topic for result in results}
        selections = find_selections(text, tokens, named)
        roster = read_roster(text, sentence) if self.story.current else ()
        return [*results, *(each for each in selections if each.topic not in graded), *roster]

    def _read_rows(self, sentence: Sentence, tokens: Tokens) -> list[Result]:
        if self.story.current is None:
            return []
        return self.table.read(self.masks.plain, sentence, tokens.bodies, tokens.grades)

    def _add_results(
        self,
        sentence: Sentence,
        tokens: Tokens,
        results: Sequence[Result],
        topics: Sequence[Topic],
    ) -> bool:
        """Add the results of a sentence to the claims of their recipients; say if any has one."""
        story = self.story
        story.winners = [body for result in results for body in result.recipients]
        is_won = [add_result(story, result, sentence, topics) for result in results]
        if sentence is story.reading.told[0] and len(story.winners) >= MANY_WINNERS:
            story.is_of_winners = True
        story.announce(sentence, () if any(is_won) else tokens.subjects)
        self._take_row_scores(sentence, results)
        if not any(each.streak and won for each, won in zip(results, is_won, strict=True)):
            take_lone_streaks(story, sentence, tokens)
        return any(is_won)

    def _take_row_scores(self, sentence: Sentence, results: Sequence[Result]) -> None:
        owners = [body for result in results for body in result.recipients]
        for body, score in self.table.find_scores(self.masks.plain, sentence, owners):
            self.story.fill_recipient(body, {"score": score})

    def _find_year(
        self, result: Result, tokens: Tokens, named: Sequence[Found[Programme]]
    ) -> int | None:
        """Return the year of a result's programme, as far as it is known."""
        if result.topic is None:
            return self.story.current.result_year if self.story.current else None
        year = find_year(self.masks.plain, named[result.topic], tokens.start, self.dates)
        return int(year.value) if year else None

    def _find_topics(
        self,
        sentence: Sentence,
        bodies: Sequence[Mention],
        named: Sequence[Found[Programme]],
        results: Sequence[Result],
    ) -> list[Topic]:
        topics = [find_topic(self.story, each, sentence, bodies, self.dates) for each in named]
        share_evaluator(self.masks.plain, named, topics)
        used = {result.topic for result in results if result.topic is not None}
        for no, topic in enumerate(topics):
            is_used = no in used
            if is_used or not is_hoped_for(self.masks.plain, named[no], self.printed, sentence):
                self._speak_of(topic, named[no], sentence, is_used=is_used)
        return topics

    def _speak_of(
        self, topic: Topic, named: Found[Programme], sentence: Sentence, *, is_used: bool
    ) -> None:
        """Let the story go on about a programme; one told in passing is only kept in mind."""
        story = self.story
        is_known = any(topic is each for each in story.topics)
        is_clear = named.rule != "bare_programme" or is_used or story.current is None
        is_about = is_about_results(self.masks.plain, named.end)
        if is_clear or is_known or (is_about and not is_generic(named.value.name)):
            story.current = topic
            if not is_used:
                story.adopt(topic, sentence)
        if not is_known and len(story.topics) < MOST_TOPICS:
            story.topics.append(topic)

    def _take_common_evaluator(self, bodies: Sequence[Mention]) -> None:
        found = find_common_evaluator(self.masks.plain, bodies)
        if found:
            self.story.common = Common(*found)
        giver = find_giver_of_all(self.masks.plain, bodies)
        self.story.paragraph.giver = giver or self.story.paragraph.giver

    def _take_facts(
        self,
        sentence: Sentence,
        tokens: Tokens,
        named: Sequence[Found[Programme]],
        topics: Sequence[Topic],
        has_result: bool,
    ) -> None:
        story, text = self.story, self.masks.plain
        if story.current is None and not topics:
            return
        facts = Facts(
            text,
            story.reading.text,
            tokens,
            story.claims,
            ANAPHORIC_START.match(text, sentence.start) is not None,
            bool(find_anaphors(text, sentence.start, sentence.end)),
            story.reading.article.published_at,
            story.winners,
            self.are_scores_bare,
            story.current,
            story.paragraph.subject,
        )
        gather_facts(facts, named, topics, story.current, has_result)
        story.is_elsewhere = bool(tokens.grades) and not has_result

    def _take_round_year(self, sentence: Sentence, named: Sequence[Found[Programme]]) -> None:
        topic = self.story.current
        if topic is not None and topic.year is None and not named:
            plain, programme = self.masks.plain, topic.programme
            topic.year = find_round_year(plain, programme, sentence, self.dates)

    def _take_decider(self, sentence: Sentence, bodies: Sequence[Mention]) -> None:
        topic = self.story.current
        if topic is None or not self.story.claims or (topic.evaluator and not topic.is_organised):
            return
        if topic.evaluator is None:
            topic.evaluator = find_decider(self.masks.plain, sentence, bodies)
        elif find_anaphors(self.masks.plain, sentence.start, sentence.end):
            host = find_host(self.masks.plain, bodies)
            topic.evaluator, topic.is_organised = host or topic.evaluator, host is None
