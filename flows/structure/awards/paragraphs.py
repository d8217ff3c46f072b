"""Whom a paragraph tells of: its bodies so far, and the subject that a sentence may leave out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.records import Mention, Sentence
from flows.structure.awards.topics import same_body
from flows.structure.awards.wordings.marks import BULLET

LABEL_BEFORE = re.compile(rf"(?:{BULLET}|\s)*\([^()\n]{{2,24}}\)\s")  # ○ (시부 최우수 나루시) …


@dataclass
class Paragraph:
    """What a paragraph has named so far, the subjects of its last sentence, and who is in this.

    `giver` evaluates all that it tells of, as one of its sentences says.
    """

    block_no: int = -1
    bodies: list[Mention] = field(default_factory=list)
    subjects: Sequence[Sequence[Mention]] = ()
    here: Sequence[Mention] = ()
    giver: Mention | None = None
    label: Mention | None = None

    def enter(self, text: str, sentence: Sentence, bodies: Sequence[Mention]) -> None:
        """Begin a sentence with the bodies it names; one in its label is whom it is about."""
        if sentence.block_no != self.block_no:
            self.block_no, self.bodies, self.subjects = sentence.block_no, [], ()
            self.giver = None
        self.here = bodies
        labelled = LABEL_BEFORE.match(text, sentence.start)
        first = bodies[0] if labelled and bodies and bodies[0].end <= labelled.end() else None
        self.label = first

    def leave(self, subjects: Sequence[Sequence[Mention]]) -> None:
        """End a sentence, whose bodies are from now on named before."""
        self.bodies += self.here
        if self.here:
            self.subjects = subjects or ([[self.label]] if self.label else [])

    @property
    def subject(self) -> Mention | None:
        """Whom a sentence is about that names no subject: by its label or the sentence before."""
        if self.label is not None:
            return self.label
        bodies = [body for group in self.subjects for body in group]
        return bodies[0] if len(bodies) == 1 and not self.here else None

    def list_all(self, count: int) -> list[Mention]:
        """Return the bodies named before the sentence if they are `count`."""
        named: list[Mention] = []
        for body in self.bodies:
            if not any(same_body(body, each) for each in named):
                named.append(body)
        return named if len(named) == count else []
