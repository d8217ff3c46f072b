"""The marks that awards are written with: quotation marks and bullets."""

from __future__ import annotations

OPEN, CLOSE = r"[‘'“\"「『《<｢〈]", r"[’'”\"」』》>｣〉]"
UNQUOTED = r"[^‘’'“”\"「」『』《》<>｢｣〈〉]"  # any character but those marks
QUOTED_IN_LINE = r"[^‘’'“”\"「」『』《》<>｢｣〈〉\n]"
BULLET = r"[▲△▴■□○◦●◎◆◇▶▷•∙ㆍ*①-⑳-]"
