"""The rights line: what it allows, and which outlet and domain it names.

Classes of the Korea Open Government License (공공누리) as the domain notes list them, section 6:
type 1 attribution, 2 no commercial use, 3 no changes, 4 neither.
"""

from __future__ import annotations

import re

PROHIBITION = re.compile(
    r"무단\s?(?:전재|복제|배포|사용)|배포\s?(?:및\s?DB\s?)?(?:를\s?)?금지|재판매|All\s?rights\s?reserved"
    r"|(?:허락|허가|동의)\s?없이\s.{0,30}(?:없습니다|안\s?됩니다|금(?:지)?합니다|마십시오|마세요)",
    re.IGNORECASE,
)
LICENCE = re.compile(r"공공누리")
LICENCE_TYPE = re.compile(r"제?\s?([1-4])\s?유형")
NO_COMMERCE = re.compile(r"상업적\s?(?:이용|사용)\s?(?:을\s?)?(?:금지|불가)|비상업")
NO_CHANGES = re.compile(r"변경\s?(?:을\s?)?(?:금지|불가)")
DOMAIN = re.compile(r"(?<![@\w])(?:https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?![\w@])", re.IGNORECASE)
OWNER = re.compile(
    r"(?:저작권자|Copyrights?|ⓒ|©|\(c\))[\s:ⓒ©]*(?:\(c\)\s*)?(?!무단|재배포)(?P<owner>[^(),|<>@\[\]]{2,40}?)"
    r"\s*(?:\([^)]{0,40}\))?\s*(?:[,.|<>\[\]]|무단|재배포|All\s?rights|$)",
    re.IGNORECASE,
)
LEADING_OWNER = re.compile(
    r"^\W*(?P<owner>[가-힣A-Za-z0-9 ]{2,20}?)\s?"
    r"(?:\((?:www\.)?[a-z0-9.-]+\.[a-z]+\)|www\.[a-z0-9.-]+\.[a-z]+\s)",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:19|20)\d{2}\s*(?:[-~]\s*(?:19|20)\d{2})?")
TOKENS_OF_A_NAME = 2
OPEN_LICENCE = "kogl_"


def classify_rights(text: str) -> str:
    """Return the redistribution class of a rights line; text without a known word: unknown."""
    if LICENCE.search(text):
        return f"{OPEN_LICENCE}{_licence_type(text)}"
    return "prohibited" if PROHIBITION.search(text) else "unknown"


def is_licensed(redistribution: str) -> bool:
    """Whether a redistribution class is one of the open licence."""
    return redistribution.startswith(OPEN_LICENCE)


def _licence_type(text: str) -> int:
    printed = LICENCE_TYPE.search(text)
    if printed:
        return int(printed[1])
    return 1 + bool(NO_COMMERCE.search(text)) + 2 * bool(NO_CHANGES.search(text))


def find_domain(text: str) -> str | None:
    """Return the host name that a rights line prints, in lower case, or None."""
    match = DOMAIN.search(text)
    return match[1].lower() if match else None


def find_owner(text: str) -> str | None:
    """Return the outlet that a rights line names, or None.

    A slogan before the name is dropped: of more than two words only the last is the name.
    """
    match = LEADING_OWNER.search(text) or OWNER.search(text)
    if not match:
        return None
    words = YEAR.sub("", match["owner"]).split()
    is_slogan = len(words) > TOKENS_OF_A_NAME
    return (words[-1] if is_slogan else " ".join(words)) or None if words else None
