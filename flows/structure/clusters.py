"""Copies: pages whose bodies say the same in the same words count as one source."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from flows.records import ClusterMember

NOT_IN_FINGERPRINT = re.compile(r"[^0-9A-Za-z가-힣]+")


def cluster_pages(bodies: Iterable[tuple[str, str]]) -> list[ClusterMember]:
    """Return one member a page from (page_id, body text) pairs, ordered by page_id.

    Pages are copies if their bodies agree in all letters and digits; marks and blanks, which
    outlets change, do not count. The smallest page_id stands for its group, whatever the order
    of the input. A page without a body is alone.
    """
    groups: dict[str, list[str]] = {}
    for page_id, body in bodies:
        groups.setdefault(_fingerprint(page_id, body), []).append(page_id)
    members = [member for group in groups.values() for member in _make_members(group)]
    return sorted(members, key=lambda member: member.page_id)


def _fingerprint(page_id: str, body: str) -> str:
    letters = NOT_IN_FINGERPRINT.sub("", body)
    return hashlib.sha256((letters or page_id).encode()).hexdigest()


def _make_members(group: list[str]) -> list[ClusterMember]:
    representative = min(group)
    return [
        ClusterMember(representative, page_id, 1.0, page_id == representative) for page_id in group
    ]
