"""Who speaks: a report is written in plain forms (…다), a site speaks politely to its reader.

Words of the site stand between the paragraphs of a report: letters offered, polls, notes on a
summary. A text whose own sentences are polite (broadcasts, interviews, letters) is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.clean.labels import Label
from flows.clean.lines import Line

# Syllables that end in ㅂ, before 니다: 합, 입, 습 …
FORMAL = "".join(chr(code) for code in range(ord("갑"), ord("힣") + 1, 28))
SPOKEN = '“"'  # opens an answer of an interview
QUOTED = re.compile(r"[“\"‘'][^“”\"‘’']{0,300}[”\"’']")
END = r"\s?(?:[.!?]|$)"
# A set comes first, so that the search skips to it.
POLITE = re.compile(
    rf"[다요오](?:(?<=[{FORMAL}]니다)|(?<=[어아에예해세네나군지죠까래]요)|(?<=시오)){END}"
)
PLAIN = re.compile(rf"(?<![{FORMAL}]니)다{END}")
LEAST_PLAIN = 3  # lines of prose: less is no report to tell from
MOST_POLITE = 0.25  # of the lines of prose


def mark_site_voice(
    lines: Sequence[Line], labels: Sequence[Label | None]
) -> Sequence[Label | None]:
    """Return the labels, polite lines of prose on a page that reports in plain forms marked."""
    open_lines = [no for no, line in enumerate(lines) if line.is_prose and labels[no] is None]
    polite = [no for no in open_lines if _is_polite(lines[no].text)]
    plain = len(open_lines) - len(polite)
    if not polite or plain < LEAST_PLAIN or len(polite) > MOST_POLITE * len(open_lines):
        return labels
    marked = list(labels)
    for no in polite:
        marked[no] = Label("other", "site_voice")
    return marked


def _is_polite(text: str) -> bool:
    if text[0] in SPOKEN or not POLITE.search(text):
        return False
    bare = QUOTED.sub("", text)
    return POLITE.search(bare) is not None and not PLAIN.search(bare)
