"""What the lines of an article's body are: paragraphs, subheadings, captions and what breaks in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.clean.body import BREAKS, CAPTION_MARKS, CUT_END, LONG, OPENERS, is_marked_heading
from flows.clean.bylines import find_glued_signoff, is_signed
from flows.clean.labels import Label
from flows.clean.lines import Line
from flows.clean.patterns import OFFER, RELATED_HEAD
from flows.clean.rows import TABLE_RULES
from flows.clean.scenes import SCENE, is_dated_scene, is_scene, is_signed_scene

KEPT_ROLES = BREAKS - {"module_heading"} | frozenset(
    ("caption", "advertisement", "navigation", "other", "comment")
)
CREDIT_RULES = ("credit_line", "photo_rights")
EXCLAIMED = re.compile(r"[^\w\s“”\"‘’'(\[<][^.“”\"‘’']{10,60}!")
FEW_SENTENCES = 3
MONTH = re.compile(r"(?:19|20)\d{2}년\s?\d{1,2}월")
OFFER_LENGTH = 45  # code points
ITEM_MARKS = "○◦❍●□①②③④⑤⑥⑦⑧⑨※-–·•"  # of what a report lists
QUOTED = re.compile(r"[“”\"‘’']")
CAPTION_LENGTH = range(22, 161)  # code points, mark included: ▲ 분야별로 is a subheading
LABELLED_ITEM = re.compile(r"[▲△]\s?(?!사진|자료|출처|그림|제공)[가-힣·\s]{1,12}\s?[=:：]")
PHOTO_MARK = re.compile(r"[\[(<【〈]\s?사진\s?[\])>】〉]\s")
POINTED_OUT = re.compile(  # 표다온 시장(왼쪽 두 번째)이
    r"[가-힣]\((?:왼쪽|오른쪽|가운데|맨\s?[앞뒤왼오]|[앞뒷]줄)[^()]{0,16}\)"
)
SAID = re.compile(r"[”\"](?:이?라)?고\s[가-힣 ]{1,12}다\.$")  # as no caption ends
TOPIC_FIRST = re.compile(r"[▲△]\s?[가-힣]{1,8}(?:은|는)\s")  # ▲ 접수는 29일까지: an item of a list
LIST_MARKS = "▲△▶▷■□◆◇○◦❍●①②③④⑤⑥⑦⑧⑨※-–*·•"


def find_lone_caption(lines: Sequence[Line], labels: Sequence[Label | None]) -> int | None:
    """Return the place of the only line of a body with a caption's mark (▲), None for a list."""
    marked = [
        place
        for place, (line, label) in enumerate(zip(lines, labels, strict=True))
        if label is None and line.text[0] in CAPTION_MARKS
    ]
    if len(marked) != 1:
        return None
    text = lines[marked[0]].text
    is_short = len(text) in CAPTION_LENGTH and text.count("다.") < FEW_SENTENCES
    is_alone = sum(map(text.count, CAPTION_MARKS)) == 1 and not SAID.search(text)
    is_item = TOPIC_FIRST.match(text) is not None
    return marked[0] if is_short and is_alone and not is_item else None


def find_related(lines: Sequence[Line], labels: Sequence[Label | None]) -> set[int]:
    """Return the places of the lines that stand right below a heading of related stories."""
    found: set[int] = set()
    for place, (line, label) in enumerate(zip(lines, labels, strict=True)):
        is_below = place - 1 in found or (
            place > 0 and RELATED_HEAD.fullmatch(lines[place - 1].text) is not None
        )
        is_title = label is None and not line.is_prose and not is_marked_heading(line)
        if is_below and is_title and line.is_glued:
            found.add(place)
    return found


def label_body_line(
    line: Line, label: Label | None, following: Label | None, *, is_first: bool, is_last: bool
) -> Label:
    """Return the label of a line from the first to the last line of running text.

    `following` is the label of the line right below it, None if that has none or stands apart.
    """
    caption = _find_caption(line, following, is_first=is_first, is_last=is_last)
    if caption:
        return Label("caption", caption)
    if label and label.role in OPENERS and _signs(line, label):
        return Label("signoff", label.rule)
    if label and (label.role in KEPT_ROLES or label.rule in TABLE_RULES):
        return label
    if line.is_prose:
        return Label("paragraph", "prose")
    if offer := _find_offer(line.text):
        return Label("advertisement", offer)
    if is_marked_heading(line):
        return Label("subheading", "marked_subheading")
    if line.marker or line.text[0] in LIST_MARKS:
        return Label("paragraph", "list_item")
    if text := _find_text(line.text):
        return Label("paragraph", text)
    return Label("subheading", "short_line")


def _find_text(text: str) -> str | None:
    """Return the rule by which a line that is no prose is text all the same, or None."""
    if len(text) > LONG:
        return "long_line"
    if CUT_END.search(text):
        return "cut_line"
    return "short_sentence" if text.endswith("다.") else None


def _find_caption(
    line: Line, following: Label | None, *, is_first: bool, is_last: bool
) -> str | None:
    """Return the rule by which a line in mid-article is a caption, or None."""
    is_short = line.text.count("다.") < 2 and not SAID.search(line.text)
    if following and following.rule in CREDIT_RULES and is_short:
        return "above_credit"
    if following and following.role == "caption" and _is_caption_mark(line):
        return "above_caption"
    if is_short and POINTED_OUT.search(line.text):
        return "pointed_out"
    if PHOTO_MARK.match(line.text):
        return "photo_mark"
    if is_last:
        return None
    if is_scene(line.text) or (is_dated_scene(line.text) and not is_first):
        return "scene"
    if is_signed_scene(line.text):
        return "signed_scene"
    is_credited = not is_signed(line.text) and _is_credited(line.text)
    return "credited_text" if is_credited else None


def _signs(line: Line, label: Label) -> bool:
    """Whether a byline or stamp ends a text; a bare month heads a row or an item of one."""
    is_moment = label.rule == "stamp_line" and MONTH.fullmatch(line.text) is None
    return label.role == "byline" or is_moment


def _find_offer(text: str) -> str | None:
    """Return the rule by which a line calls to the reader, or None."""
    if EXCLAIMED.fullmatch(text):
        return "exclaimed_line"
    is_item = text[0] in ITEM_MARKS or QUOTED.search(text) is not None
    is_offer = len(text) <= OFFER_LENGTH and not is_item and OFFER.search(text) is not None
    return "offer" if is_offer else None


def _is_caption_mark(line: Line) -> bool:
    is_marked = line.text[0] in CAPTION_MARKS and not line.is_prose
    return is_marked and LABELLED_ITEM.match(line.text) is None


def _is_credited(text: str) -> bool:
    """Whether a reporter's bare name ends the line, as it ends a caption in mid-article."""
    start = find_glued_signoff(text)
    is_short = text.count("다.") < FEW_SENTENCES or SCENE.match(text) is not None
    return start is not None and text[start] not in "<(" and is_short
