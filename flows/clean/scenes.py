"""Captions in mid-article, told by how they say what a picture shows: in one sentence, 고 있다."""

from __future__ import annotations

import re

from flows.clean.bylines import find_glued_signoff
from flows.clean.patterns import DATED_PHOTO

TAKEN = "촬영"
SHOWN = "있다."  # in every scene
# Not for how many days or since when something lasts: 20일 넘게, 3일 현재.
AT_THE_TIME = (
    r"(?!현재|기준|연속|이후|동안|전후|넘게|넘도록|째|간|가까이|가량|안팎|이상"
    r"|내내|만에|정도|앞두고|전)"
)
# One sentence of what is seen on a day and at a place; a report would have its topic with 은/는.
SCENE = re.compile(
    rf"[^.“”\"]{{2,30}}[이가]\s(?:지난\s)?\d{{1,2}}일\s{AT_THE_TIME}[^.“”\"]{{2,40}}(?:에서|앞에서|찾아)\s"
    r"[^.]{1,30}고\s있다\."
)
UNTOPICAL = r"(?!\S+[은는]\s|\S+\s\S+[은는]\s)[^.“”\"]{10,90}"  # words of a sentence without 은/는
# What somebody or something does for the camera.
POSE = re.compile(
    rf"{UNTOPICAL}\s(?:앉아|서|누워|걸려|놓여|붙어|매달려"
    r"|(?:둘러|살펴|바라|지켜|들어|들여다)\s?보(?:이)?고|포즈를\s취하고|손을\s흔들고|악수하고"
    r"|시연하고)\s있다\."
)
PEOPLE = (
    r"(?:[시주군구도]민|(?:관광|방문|관람|탐방|등산|여행|피서|나들이|상춘)객|손님|어린이|아이"
    r"|유아|(?:초등|중|고등|대)?학생"
    r"|가족|부부|연인|어르신|노인|할머니|할아버지|농민|농부|[농어]업인|어민|해녀|상인|직원|공무원"
    r"|관계자|봉사자|회원|조합원"
    r"|선수|참가자|참석자|참여자|작업자|근로자|노동자|[대단]원|소방관|경찰관|군인|장병|신자|스님"
    r"|무용수|연주자|배우|가수"
    r"|시장|군수|구청장|도지사|교육감|대표|교사|교장|간호사|복지사|보호사|해설사|정비사|조리사"
    r"|약사|의원|위원|청년|여성|남성|외국인|내빈|강사|장인|씨)"
)
ACTS = (  # of the body; as the end of a verb (줄어들고, 몰려들고) they are something else
    r"(?:걷|거닐|뛰놀|오르|내려오|건너|들어서|지나가|바라보|둘러보|살펴보|들여다보|구경하|관람하"
    r"|감상하|즐기|찍|흔들|나르"
    r"|옮기|심|캐|따|줍|널|말리|털|담그|버무리|고르|손질하|다듬|썰|굽|빚|젓|뿌리|쓸|닦|치우"
    r"|쓰다듬|헌화하|분향하|묵념하"
    r"|참배하|경례하|악수하|인사하|건네|박수(?:를\s)?치|춤추|춤을\s추|노래하|연주하|열창하|타|들"
    r"|메|서명하|(?:기념)?촬영하"
    r"|시식하|체험하|시연하)고"
)
# Somebody does something in sight, and at most how many came that day; a report would tell it.
ACT = re.compile(
    rf"(?!\S+[은는]\s|\S+\s\S+[은는]\s)[^.“”\"]{{0,60}}{PEOPLE}(?:들)?[이가]\s[^.“”\"]{{0,60}}(?<=\s){ACTS}\s있다\."
    r"(?:\s이날\s[^.“”\"]{5,50}\.)?"
)
# The same on a day of the month (간호사가 29일 …), whatever is done.
DATED_ACT = re.compile(
    rf"(?!\S+[은는]\s|\S+\s\S+[은는]\s)[^.“”\"]{{0,60}}{PEOPLE}(?:들)?[이가]\s(?:지난\s)?\d{{1,2}}일\s"
    rf"{AT_THE_TIME}[^.“”\"]{{2,80}}고\s있다\."
)
# The same with the day first (17일 군민회관에서 한 주민이 …), as photo news begin too.
DATED_SCENE = re.compile(
    rf"(?:지난\s)?\d{{1,2}}일\s{AT_THE_TIME}[^.“”\"]{{2,60}}에서\s[^.“”\"]{{0,50}}{PEOPLE}(?:들)?[이가]\s"
    r"[^.“”\"]{0,60}고\s있다\."
)
# The same before its photographer's name, whatever is done (아이들이 연을 날리고 있다. 도해든 기자)
SIGNED_SCENE = re.compile(rf"{UNTOPICAL}고\s있다\.\s")
MARKED_SCENE = re.compile(r"[▲△]\s?[^.]{5,120}고\s있다\.")


def is_scene(text: str) -> bool:
    """Whether a text is nothing but what a picture shows."""
    scenes = (SCENE, MARKED_SCENE, POSE, ACT, DATED_ACT) if SHOWN in text else ()
    return any(scene.fullmatch(text) for scene in scenes)


def is_dated_scene(text: str) -> bool:
    """Whether a text is what a picture shows, the day first; a story may open so."""
    return SHOWN in text and DATED_SCENE.fullmatch(text) is not None


def is_signed_scene(text: str) -> bool:
    """Whether a text is a caption before its photographer's name; an article may end so too."""
    scene = SIGNED_SCENE.match(text) if SHOWN in text else None
    return scene is not None and scene.end() == find_glued_signoff(text)


def is_dated_photo(text: str) -> bool:
    """Whether a text is what a picture shows and when; that ends it, or whose picture it is."""
    end = text.removesuffix(".")
    ends_so = "/" in text or end[-1:].isdigit() or end.endswith(TAKEN)
    return ends_so and DATED_PHOTO.fullmatch(text) is not None
