"""Where the body of an article lies among the lines of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from flows.clean.bylines import find_dateline, is_signed
from flows.clean.labels import Label
from flows.clean.lines import SENTENCE_END, Line
from flows.clean.patterns import GLUED_END_MARK
from flows.clean.scenes import is_signed_scene
from flows.clean.stamps import Stamp, find_stamps

BREAKS = frozenset(("copyright", "module_heading", "contact", "attachment"))
PICTURE_FILE = re.compile(r"[^\n]{1,80}\.(?:jpe?g|png|gif)", re.IGNORECASE)  # in mid-article
OPENERS = frozenset(("stamp", "byline"))
LIST_LINES = 2  # of prose: a list gives a story no more
MODULE_LINES = 8  # a module in mid-article is short
DENSE = 1.3  # lines a line of prose: hardly anything stands between
LIST_STORIES = 3  # stories with a stamp of their own make a list
CHROME_WEIGHT = 0.3  # prose under a module heading or a rights line is rarely the article
LIST_BULLETS = "○◦❍□①②③④⑤⑥⑦⑧⑨"  # that no list of other stories has
CAPTION_MARKS = "▲△"
SUBHEADING_MARKS = "■□◆◇▣◈●"
CONNECTIVE = re.compile(
    r"(?:한편|또한?|아울러|이번|이날|특히|이\s밖에|이어|앞서|더불어|그러나|하지만)[,\s]"
)
CUT_END = re.compile(
    r"(?:[은는을를에와과]|이[가며]|으로|에서|까지|부터|[하되]며|[하되]고|위해|통해|대해|,)$"
)
CUT_SPEECH = re.compile(r"[은는이가]\s?[“\"][^”\"]{5,}")
SHORT_END = re.compile(r"[가-힣\d][^“”\"‘’'?!]{6,20}(?<!니)다\.")  # a last sentence of a few words
NAMED_LABEL = re.compile(r"\[[^\[\]]{2,40}\]")  # [표다온/나루시 감사담당관], [창고 직원(음성변조)]
NOTE_MARK = "※"
BRIEF_TITLE = re.compile(r"단신|브리핑|소식\s?모음|\[?\s?(?:간추린|짧은|오늘의)\s?(?:뉴스|소식)")
LEAST_BRIEFS = 2
BROKEN_LENGTH = 80  # code points: where a paywall cuts a paragraph
TABLE_TITLE = ("section_tag", "table_row")
HEADING_LENGTH = 60  # code points
LONG = 40  # code points: longer lines without a full stop are text, not headings


@dataclass(frozen=True, slots=True)
class Body:
    """Numbers of the first and the last line of running text.

    `is_briefs` tells that it is several signed texts, each under a heading without a mark.
    """

    first: int
    last: int
    is_briefs: bool = False


@dataclass
class Run:
    """Lines of prose with nothing between them that ends an article."""

    weight: float = 1.0
    is_stamped: bool = False
    ended_by: str | None = None
    lines: list[Line] = field(default_factory=list)

    @property
    def length(self) -> int:
        """Its characters."""
        return sum(len(line.text) for line in self.lines)


def find_body(lines: Sequence[Line], labels: Sequence[Label | None]) -> Body | None:
    """Return the run of prose with the most characters, chrome discounted.

    None without prose, and for a list of stories, each with a sentence or two and a stamp.
    """
    runs = [run for run in _find_runs(lines, labels) if run.lines]
    if not runs:
        return None
    best = max(runs, key=lambda run: (run.weight * run.length, -run.lines[0].no))
    if len(best.lines) <= LIST_LINES and sum(run.is_stamped for run in runs) >= LIST_STORIES:
        return None
    briefs = _join_briefs(lines, labels, runs)
    if briefs and best.lines[-1] in briefs.lines:
        return Body(briefs.lines[0].no - 1, briefs.lines[-1].no, is_briefs=True)
    best = _join_behind_module(runs, best)
    first = _first_with_subheadings(lines, _skip_caption(best.lines).no)
    return Body(first, _last_with_cut_lines(lines, labels, best.lines[-1].no))


def _join_briefs(
    lines: Sequence[Line], labels: Sequence[Label | None], runs: Sequence[Run]
) -> Run | None:
    """Return the signed runs under headings of their own on a page that calls itself briefs."""
    signed = [run for run in runs if run.ended_by == "byline" and _has_heading(lines, labels, run)]
    if len(signed) < LEAST_BRIEFS:
        return None
    first = signed[0].lines[0].no
    is_named = any(BRIEF_TITLE.search(line.text) for line in lines[max(0, first - 15) : first])
    return Run(lines=[line for run in signed for line in _own_lines(run)]) if is_named else None


def _own_lines(run: Run) -> list[Line]:
    """Return the lines of a run from its first one that is no caption on."""
    first = _skip_caption(run.lines).no
    return [line for line in run.lines if line.no >= first]


def _has_heading(lines: Sequence[Line], labels: Sequence[Label | None], run: Run) -> bool:
    """Whether a short line without a label stands above a run, at most a caption between them."""
    no = _skip_caption(run.lines).no - 1
    if no > 0 and (label := labels[no]) and label.role == "caption":
        no -= 1
    return no >= 0 and labels[no] is None and is_brief_heading(lines[no])


def is_brief_heading(line: Line) -> bool:
    """Whether a line may be the heading of a brief: short, and no sentence."""
    return not line.is_prose and len(line.text) <= HEADING_LENGTH


def _join_behind_module(runs: Sequence[Run], run: Run) -> Run:
    """Return the run with the one behind a short module that stands in mid-article.

    What goes on there is text upon text; teasers of other stories have a title each.
    """
    following = next((each for each in runs if each.lines[0].no > run.lines[-1].no), None)
    if following is None or run.ended_by != "module_heading" or len(following.lines) < 2:
        return run
    first, last = following.lines[0].no, following.lines[-1].no
    is_dense = last - first + 1 <= DENSE * len(following.lines)
    is_close = first - run.lines[-1].no <= MODULE_LINES
    return Run(lines=[*run.lines, *following.lines]) if is_dense and is_close else run


def _last_with_cut_lines(lines: Sequence[Line], labels: Sequence[Label | None], last: int) -> int:
    while reach := next(_reach_beyond(lines, labels, last), 0):
        last += reach
    return last


def _reach_beyond(
    lines: Sequence[Line], labels: Sequence[Label | None], last: int
) -> Iterator[int]:
    """Yield how many lines further the text goes: one it goes on with, a table under its title."""
    following = list(zip(lines[last + 1 : last + 3], labels[last + 1 : last + 3], strict=True))
    for reach, (line, label) in enumerate(following, start=1):
        if label and label.rule == "table_row":
            yield reach
        elif label and label.rule != "section_tag":
            return
        elif reach == 1 and not label and (_goes_on(line) or line.text[0] in LIST_BULLETS):
            yield reach
        elif len(line.text) > HEADING_LENGTH:
            return


def _goes_on(line: Line) -> bool:
    is_broken_off = line.is_truncated and len(line.text) >= BROKEN_LENGTH
    if SHORT_END.fullmatch(line.text) or (is_broken_off and SENTENCE_END.search(line.text)):
        return True
    is_cut = CONNECTIVE.match(line.text) is not None and CUT_END.search(line.text) is not None
    return is_cut or CUT_SPEECH.search(line.text) is not None


def _skip_caption(prose: Sequence[Line]) -> Line:
    """Return the first line of a body, below a caption if no other line has a caption's mark."""
    marks = [line.text[0] in CAPTION_MARKS for line in prose]
    is_alone = marks[0] and len(marks) > 1 and not any(marks[1:])
    return prose[1] if is_alone else prose[0]


def _first_with_subheadings(lines: Sequence[Line], first: int) -> int:
    """Return where the headings right above the first line begin; marks alike make a list."""
    start = first
    while start and is_marked_heading(lines[start - 1]):
        start -= 1
    marks = [line.text[0] for line in lines[start:first]]
    return start if len(set(marks)) == len(marks) else first


def is_marked_heading(line: Line) -> bool:
    """Whether a line is a short one behind a subheading's mark, a dateline aside."""
    text = line.text[find_dateline(line.text) :]
    return text[:1] in SUBHEADING_MARKS and 0 < len(text) <= LONG


def _find_runs(lines: Sequence[Line], labels: Sequence[Label | None]) -> Iterator[Run]:
    run = Run()
    for line, label in zip(lines, labels, strict=True):
        role = label.role if label else None
        if is_signed_scene(line.text) and _goes_on_to_signature(lines, line.no):
            continue
        if role in ("navigation", "other") and _is_summary(run.lines):
            run.lines = []  # a summary in bullets above the buttons, not yet the article
        elif role is None and line.is_prose and not (_is_note(line) and _is_summary(run.lines)):
            run.lines.append(line)
            if GLUED_END_MARK.search(line.text):
                run.ended_by = "end_mark"
                yield run
                run = Run(CHROME_WEIGHT)
            elif is_signed(line.text) and not _opens_brief(lines, labels, line.no):
                run.ended_by = "byline"
                yield run
                run = Run(run.weight)
        elif _ends_run(run, line, role) and not _opens_part(lines, labels, line.no):
            run.is_stamped = role == "stamp" or (role == "byline" and bool(find_stamps(line.text)))
            run.ended_by = role
            yield run
            run = Run(_next_weight(run, role))
        elif role in OPENERS:
            run.weight = 1.0
    yield run


def _goes_on_to_signature(lines: Sequence[Line], no: int) -> bool:
    return any(is_signed(lines[below].text) for below in range(no + 1, len(lines)))


def _ends_run(run: Run, line: Line, role: str | None) -> bool:
    if role in BREAKS:
        return not PICTURE_FILE.fullmatch(line.text)
    if role == "stamp":
        return bool(run.lines) and any(_is_moment(stamp) for stamp in find_stamps(line.text))
    return role in ("byline", "breadcrumb", "comment") and bool(run.lines)


def _is_moment(stamp: Stamp) -> bool:
    return stamp.kind != "bare" or stamp.precision in ("minute", "second")


def _next_weight(run: Run, role: str | None) -> float:
    if role in BREAKS or role == "comment":
        return CHROME_WEIGHT
    return 1.0 if role in ("stamp", "breadcrumb") else run.weight


def _opens_brief(lines: Sequence[Line], labels: Sequence[Label | None], no: int) -> bool:
    """Whether the next line is the marked heading of another brief."""
    following = no + 1
    return following < len(lines) and not labels[following] and is_marked_heading(lines[following])


def _opens_part(lines: Sequence[Line], labels: Sequence[Label | None], no: int) -> bool:
    """Whether a line that might end an article heads a table, speech or another brief."""
    label, following = labels[no], labels[no + 1] if no + 1 < len(labels) else None
    heads_table = label and following and (label.rule, following.rule) == TABLE_TITLE
    return bool(heads_table) or _names_speaker(lines, no) or _opens_brief(lines, labels, no)


def _names_speaker(lines: Sequence[Line], no: int) -> bool:
    """Whether a line in square brackets stands above what somebody says."""
    is_label = NAMED_LABEL.fullmatch(lines[no].text) is not None
    return is_label and no + 1 < len(lines) and lines[no + 1].text[0] in '"“'


def _is_note(line: Line) -> bool:
    return line.text[0] == NOTE_MARK


def _is_summary(run: Sequence[Line]) -> bool:
    return all(line.marker for line in run)
