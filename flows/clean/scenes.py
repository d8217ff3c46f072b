"""Captions in mid-article, told by how they say what a picture shows: in one sentence, 고 있다."""

from __future__ import annotations

import re

from flows.clean.bylines import find_glued_signoff
from flows.clean.patterns import DATED_PHOTO

SHOWN = "있다."  # in every scene
# One sentence of what is seen on a day and at a place; a report would have its topic with 은/는.
SCENE = re.compile(
    r"[^.“”\"]{2,30}[이가]\s(?:지난\s)?\d{1,2}일\s[^.“”\"]{2,40}(?:에서|앞에서|찾아)\s[^.]{1,30}고\s있다\."
)
UNTOPICAL = r"(?!\S+[은는]\s|\S+\s\S+[은는]\s)[^.“”\"]{10,90}"  # words of a sentence without 은/는
# What somebody or something does for the camera.
POSE = re.compile(
    rf"{UNTOPICAL}\s(?:앉아|서|누워|걸려|놓여|붙어|매달려"
    r"|(?:둘러|살펴|바라|지켜|들어|들여다)\s?보(?:이)?고|포즈를\s취하고|손을\s흔들고|악수하고|시연하고)\s있다\."
)
# The same before its photographer's name, whatever is done (아이들이 연을 날리고 있다. 도해든 기자)
SIGNED_SCENE = re.compile(rf"{UNTOPICAL}고\s있다\.\s")
MARKED_SCENE = re.compile(r"[▲△]\s?[^.]{5,120}고\s있다\.")


def is_scene(text: str) -> bool:
    """Whether a text is nothing but what a picture shows."""
    scenes = (SCENE, MARKED_SCENE, POSE) if SHOWN in text else ()
    return any(scene.fullmatch(text) for scene in scenes)


def is_signed_scene(text: str) -> bool:
    """Whether a text is a caption before its photographer's name; an article may end so too."""
    scene = SIGNED_SCENE.match(text) if SHOWN in text else None
    return scene is not None and scene.end() == find_glued_signoff(text)


def is_dated_photo(text: str) -> bool:
    """Whether a text is what a picture shows and when; that ends it, or whose picture it is."""
    ends_so = "/" in text or text.removesuffix(".")[-1:].isdigit()
    return ends_so and DATED_PHOTO.fullmatch(text) is not None
