"""The marks that awards are written with: quotation marks, bullets, brackets."""

from __future__ import annotations

OPEN, CLOSE = r"[‘'“\"`「『《<｢〈]", r"[’'”\"`」』》>｣〉]"
UNQUOTED = r"[^‘’'“”\"`「」『』《》<>｢｣〈〉]"  # any character but those marks
QUOTED_IN_LINE = r"[^‘’'“”\"`「」『』《》<>｢｣〈〉\n]"
BULLET = r"[▲△▴■□○◦●◎◆◇▶▷•∙ㆍ*①-⑳-]"
ABBREVIATION = r"(?:\s?\([^)]{1,24}\))?"  # 행정안전부(행안부): in brackets behind a name
