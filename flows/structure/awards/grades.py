"""Grades as a text prints them: labels, letters, prizes; and what the sentence makes of them.

A label counts only with the word or mark that makes it one (우수기관, ‘우수’, 우수를): 우수 사례 is
praise, 심사 대상 a target. What follows tells a result from a hope, a condition or a rule.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from flows.signs import holds_between
from flows.structure.lexicon import read_lexicon
from flows.structure.spans import Found, settle_overlaps

Grade = Found[str]

SCALE = (
    r"최우수|매우\s?우수|우수|보통|매우\s?미흡|미흡|양호|탁월|부진|장려|으뜸|버금"
    r"|종합대상|금상|은상|동상|본상|최고상|특별상|입선|발전(?=기관)"
)
LABEL = (
    r"(?:기관상?|관서|소방서|경찰서|등급|상|지자체|지방자치단체|자치단체|단체|시[·‧]?군(?:[·‧]?구)?|자치구"
    r"|기초단체|부서|도시|지역|센터|대학|학교|교육청|교육지원청|도서관|보건소|기업|마을"
    r"|읍[·‧]?면(?:[·‧]?동)?|[시군구읍면동](?!인))"
)
OPEN, CLOSE = r"[‘'“\"「『<《]", r"[’'”\"」』>》]"
BULLET = r"[▲△▴■□○◦●◎◆◇▶▷•∙ㆍ*①-⑳-]"
POINTS = r"\d{1,3}(?:\.\d{1,2})?점"
SCORED_BODY = rf"[가-힣]{{2,12}}\s?\(?{POINTS}"  # 최우수 물길시 84.6점
PARTICLE = r"(?:으로|로서|로|에서|에게|에는|에|을|를|의|은|는|이|가|인|과|와|도|까지|만)"
LABELLED = re.compile(
    rf"(?<![가-힣A-Za-z0-9]){OPEN}?(?P<span>{SCALE}){CLOSE}?\s?{LABEL}{CLOSE}?"
    rf"(?={PARTICLE}?[^가-힣A-Za-z0-9]|{PARTICLE}?$|{PARTICLE}[가-힣])"
)
QUOTED = re.compile(rf"{OPEN}(?P<span>{SCALE}|대상){CLOSE}")
BARE = re.compile(
    rf"(?<![가-힣A-Za-z0-9])(?P<span>{SCALE})(?=(?:으로|로|를|을|에|과|와)?(?:[,.)(=:…]|$)"
    r"|(?:으로|로|를|을|에|은|는|에는|로는|으로는)\s|(?:와|과)\s(?:최?우수|장려|대상|보통|미흡)"
    r"|\s(?:자리|판정|성적|영예|수상|선정|평가를|\d)|\s[가-힣]{2,8}(?:으로|로)\s?(?:선정|뽑)"
    rf"|\s{SCORED_BODY})"
)
HELD = re.compile(rf"연속\s(?P<span>{SCALE})(?=(?:이)?다\.)")  # 3년 연속 우수다.
IN_LIST = re.compile(
    rf"(?:{BULLET}\s?|^\s*|[|\t]\s?)(?P<span>{SCALE}|대상|[가-힣]{{2,4}}상(?=\s?\(\d{{1,2}}[곳개]\)\s?[:：]))(?=\s?{LABEL}?\s?(?:[\s=:：(|]|$))",
    re.M,
)
LETTER_IN_LIST = re.compile(  # ▲SA(6곳)=물길시, 나루시
    rf"{BULLET}\s?(?P<span>S?A{{1,3}}|[B-E])(?=\s?(?:\(\d{{1,3}}\s?[곳개]\))?\s?[=:：])"
)
GRAND_PRIZE = re.compile(
    rf"(?:(?<=Ｐ[’'”\"]\s)|(?<![가-힣A-Za-z0-9]))(?P<span>대상)(?={CLOSE}?(?:\([^()]{{1,20}}\)(?=을\s))?(?:\s?{BULLET}|(?:을|과|와)?[,)]|을?\s?(?:\d{{1,2}}년\s?(?:연속|내리)\s?)?(?:수상|받|차지|거머|획득|안았|안으|품에\s안|손에\s쥐|쥐|따|탔|지켰|지키|이어|꿰찼|놓치지|내주지)"
    r"|\s\d{{1,2}}\s?(?:곳|개\s?교|팀)(?:과|와|,|·|이|은|을)|의\s영예|에\s?(?:선정|올랐|뽑|이름)|(?:과|와)\s(?:최우수|우수|장려)|인\s[가-힣]{0,8}\s?(?:장관|총리|통령)상))"
)
HEAD = r"\((?:회장|대표|이사장|원장|관장|센터장|이장|교장|단장)"
TOPIC_PRIZE = re.compile(
    r"(?:^|[,.]\s|에서\s|가운데\s|\n)(?P<span>대상)(?=(?:은|에는|에)\s)"
    r"|(?<=[.]\s)(?P<first>대상)(?=은\s[^.]{2,80}?(?:[이가]\s(?:차지|수상|받았|거머|안았)|에(?:게)?\s돌아[갔간]))"
    rf"|(?<=[가-힣]\s)(?P<held>대상)(?=은\s[^.,()]{{2,30}}(?:{HEAD}|[이가]\s(?:차지|수상|받았)))"
    r"|\((?P<inner>대상)\)",
    re.M,
)
TARGET_BEFORE = re.compile(
    r"(?:지원|사업|심사|평가|점검|조사|교육|정비|수사|모집|단속|관리|감면|접종|신청|보호|검토|이용|참가|참여|투자|공모|선정|우선|주요|지급|견학|방문|장비|[을를]|Ｐ에?)\s?$"
)
OBJECT = re.compile(r"[을를]\s")
GIVEN_AS = re.compile(r"[,·]|에\s|으로\s(?:각각\s)?(?:선정|뽑)")  # 유성구를 대상, 대덕구를 우수로
LETTER = re.compile(rf"(?<![A-Za-z0-9])(?P<span>S?A{{1,3}}\+?|[B-Z][+-]?|A-)(?=\)?{CLOSE}?\s?등급)")
LOOSE_LETTER = re.compile(
    r"(?<![A-Za-z0-9])(?P<span>SA|[SABCDE])(?=[’'”\"]?(?:(?:로|에서|를|을|에)\s|[은는]\s(?:전국|모두|\d)|,\s(?:그다음|\d)))"
)
TOP_LETTER = re.compile(rf"등급인\s{OPEN}?(?:S?A{{1,3}}|[SBCDE])(?![A-Za-z0-9])")
NUMBER = re.compile(r"(?<![\d,~∼〜–-])(?<!\d\.)(?P<span>[1-9]\s?등급)(?!제|까지\s?(?:나|구분|매))")
SYLLABLE = re.compile(
    rf"(?<![가-힣A-Za-z0-9]){OPEN}?(?P<span>[가나다라마]){CLOSE}?(?=\s?등급|\(상위\s?\d)"
)
SCALE_SIGNS = ("등급", "(상위")  # behind all that LETTER and SYLLABLE find
LOOSE_SYLLABLE = re.compile(rf"{OPEN}(?P<span>[가나다라마]){CLOSE}")
CASE = re.compile(
    r"(?<![가-힣])(?P<span>우수\s?사례)(?=로\s(?:최종\s|나란히\s)?(?:선정[됐돼]|선정되(?:며|었|어\s)|뽑혔|뽑혀))"
)
LEVEL = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?P<span>(?:최?상위|기초|심화|[1-5])\s?단계\s?인증)(?=[을를에으,.)\s]|$)"
)
NAMED_LEVEL = re.compile(
    rf"(?:최(?:고|하|상위|하위)|가장\s낮은)\s?등급인\s{OPEN}(?P<span>[가-힣]{{2}}(?:\s[가-힣]{{2}})?){CLOSE}"
)
LEVEL_WORD = "|".join(read_lexicon("grade_levels"))
QUOTED_LEVEL = re.compile(  # ‘개선 필요’ 등급, ‘선진’ 등급
    rf"{OPEN}(?P<span>(?:[가-힣]{{2}}\s)?(?:매우|아주|다소)?\s?(?:{LEVEL_WORD})){CLOSE}\s?등급(?=[을를으에이])"
)
TOP = re.compile(r"(?P<span>최(?:고|상위)\s?등급)")
GIVER = r"(?:대통령|국무총리|(?:[가-힣]{2,10}부\s?)?장관|[가-힣]{0,6}도지사|[가-힣]{2,8}[청처]장)"
HONOUR = re.compile(
    rf"(?<![가-힣])(?P<span>(?:대통령|국무총리|(?:[가-힣]{{2,10}}부\s?)?장관)상"
    rf"|(?:{GIVER}\s?(?:상|표창)|(?:단체|기관)\s?표창)(?={CLOSE}?(?:을|를)?\s(?:받(?!은|는\s)|수상[했하]|차지|거머|안았|품[었에]|따냈|거뒀)))"
)
OWN_PRIZE = re.compile(
    r"(?<![가-힣])(?P<span>(?!최우수|우수|장려|으뜸|버금|종합|대통|총리|장관|교사|학생|선수|감독|신인|개인|시민|도민|군민|구민"
    r"|효행|모범|지도|육영|영화|음악|가요|문학|작가|기자|방송|연기|주연|조연)[가-힣]{2})상"
    rf"(?={CLOSE}?을?\s(?:받|수상|차지|거머|안았|안으|탔|따냈|챙겼|챙기))"
)
SMALLER_PRIZE = re.compile(
    r"(?<![가-힣])(?P<span>발전|도약|노력|성장|공로)상(?=[’'”\"]?(?:에는|에|은|\s?[:=])\s)"
)
SAME = re.compile(r"(?P<span>같은\s(?:등급|성적|상))")
LEVELS = ("우수", "보통", "미흡", "양호", "탁월", "부진")
SCALE_WORDS = (*LEVELS, "장려", "으뜸", "버금", "상", "입선", "발전")
PRIZES = (  # each with strings of which one is in all that it matches
    ("labelled_grade", LABELLED, SCALE_WORDS),
    ("quoted_grade", QUOTED, SCALE_WORDS),
    ("listed_grade", IN_LIST, SCALE_WORDS),
    ("listed_grade", LETTER_IN_LIST, ("=", ":", "：")),
    ("grand_prize", GRAND_PRIZE, ("대상",)),
    ("topic_prize", TOPIC_PRIZE, ("대상",)),
    ("bare_grade", BARE, SCALE_WORDS),
    ("held_grade", HELD, ("연속",)),
    ("letter_grade", LETTER, ("등급",)),
    ("syllable_grade", SYLLABLE, SCALE_SIGNS),
    ("number_grade", NUMBER, ("등급",)),
    ("level_grade", LEVEL, ("인증",)),
    ("chosen_case", CASE, ("사례",)),
    ("same_grade", SAME, ("같은",)),
    ("named_level", NAMED_LEVEL, ("등급",)),
    ("quoted_level", QUOTED_LEVEL, ("등급",)),
    ("top_grade", TOP, ("등급",)),
    ("own_prize", OWN_PRIZE, ("상",)),
    ("smaller_prize", SMALLER_PRIZE, ("상",)),
    ("honour", HONOUR, ("상", "표창")),
)
# Every branch begins with letters: a search skips to them.
HINT = re.compile(
    r"우수|대상|등급|미흡|보통|장려|양호|탁월|부진|으뜸|버금|상(?<=[금은동고별본전리]상)|단계\s?인증|발전기관|상(?<=[가-힣]상)[’'”\"]?[을은에]?\s|표창|통령상|장관상|같은\s"
)
WEAK = frozenset(("top_grade", "honour", "selection"))  # stand for a grade only where no label does
LETTER_OF = re.compile(r"\s?\((?:S?A{1,3}|[SBCDE])\)")  # 최우수(SA) 등급: the scale is the letters'
GLOSS_END = re.compile(r"\)\s?등급")
SCALED = frozenset(("letter_grade", "syllable_grade", "number_grade"))
WORDED = frozenset(
    ("level_grade", "named_level", "quoted_level", "chosen_case", "honour")
)  # kept as printed, with their blanks
FROM = re.compile(
    rf"{CLOSE}?\s?{LABEL}?{CLOSE}?(?:은\s(?:올해|이번에(?:는)?)\s(?=[^.,]{{0,16}}(?:등급|최?우수|보통|미흡|장려))|[을를]\s(?:받다가|놓치고|잃고|내주고|반납하고)(?=\s)|(?:\([^)]{{1,12}}\))?(?:에서|부터)|보다|(?:(?:으로|로|을|를)?\s?(?:선정|수상))?에\s이어|\s?이상|\s?이하|\s?미만|에\s(?:묶여|묶이|머물러|머물|그쳐|그치|있)"
    r"(?:\s있)?(?:다가?|던|는데)(?=\s))(?![는도])(?!\s(?:벗어나|헤어나))"
)
BRACKETED = re.compile(
    rf"(?:{SCALE}|대상|[A-E가나다라마1-5])\s?{LABEL}?{CLOSE}?\s?\((?:(?:전년|지난해|작년|직전)(?:도|에는)?\s)?$"
)
TOP_BRACKET = re.compile(r"최(?:고|상위)\s?등급\($")
COUNTED_PEOPLE = re.compile(rf"{LABEL}?\s?(?:에\s)?\d+\s?명|상?\s수상자(?:에게|들|는)")
PRIZE_MONEY = re.compile(  # 최우수 마을에는 각 500만 원: what the grade is worth, nobody's
    rf"{CLOSE}?\s?{LABEL}?{CLOSE}?(?:에는|에게는|에|은|는)?\s(?:각각?|곳당|최대)\s?[\d,]+\s?[천백만억]"
)
GLOSSED = re.compile(  # 우수등급인 ‘나’등급: the label of the programme's own scale counts
    rf"{CLOSE}?\s?(?:{LABEL}{CLOSE}?\s?)?(?:인|에\s해당하는|에\s속하는)\s{OPEN}?$"
)
THRESHOLD = re.compile(  # A등급 예상 기준인 88점: what it takes, not what was reached
    rf"{CLOSE}?\s?{LABEL}?{CLOSE}?(?:의)?\s(?:예상\s)?(?:기준|커트라인|하한|문턱|요건|조건)"
)
SCALE_END = re.compile(  # A등급에서 E등급(하위 10%)까지 있다, 우수·장려로 나눈: the scale, nobody's
    rf"{CLOSE}?\s?{LABEL}?{CLOSE}?(?:\([^)]{{1,12}}\))?"
    r"(?:까지\s(?:있|나뉘|나눠|나눈|매기|매겨|매긴|구분|\d)|으?로\s(?:나뉘|나눈|나눠|구분))"
)
SET_OF = re.compile(
    rf"{CLOSE}?\s?{LABEL}?{CLOSE}?(?:을|를)?\s?(?:받은\s)?(?:[가-힣\d]{{1,8}}\s)?(?:가운데|중)(?:에서)?\s"
)

FUTURE = (
    r"(?:받|얻|거두|차지하|달성하|획득하|선정되|지정되|뽑히|들|오르|따내|수상하|유지하|지키)"
    r"(?:면|으면|으려|려면|으려면|려고|기\s위해|기\s위한|도록|고자|고\s싶|을\s수|ㄹ\s수)"
    r"|(?:선정|수상|획득|달성|인증|지정)(?:될|할|을\s위해|을\s위한|을\s목표|에\s도전|을\s노|을\s기대|되도록|하도록|되면|하면|되려면)"
    r"|수상(?:에\s대한\s|이라는\s|을?\s?)(?:기대|가능성|여부|도전)|넘본|넘보|비워\s[둔두]|면해도|면하면"
    r"|받는\s것[을이]\s(?:목표|과제|꿈)|받게\s(?:되면|된다면|될\s)"
    r"|받는다|받는\s[가-힣]{2,8}[이가]\s되|받을(?!\s(?:때|당시))|오를|오르겠|거두겠|뽑힐|지킬|얻을|이룰|지정을\s신청|목표|도전|노리|노린|노릴|노려|노렸|바라본|바라보|겨눈|겨누|다툰다|다투|기대|겨냥|[가-힣]겠[다습]"
    r"|(?:선정|시상|부여|수여|구분|분류|지급|표창|선발|평가|공개)(?:한다|하는|하고\s있|할|되는\s제도|된다|하며)"
    r"|선정하여|선정해\s(?:시상|인센|포상|표창)|선정하고|가린다|나뉜다|나눈다|나온다|매긴다|준다|주어진다|돌아간다|수여된다|주는|뽑는"
    r"|(?:받습|매깁|줍|가립|나뉩|나눕|나옵|주어집|돌아갑|수여됩|떨어집|(?:선정|시상|부여|수여|구분|분류|지급|선발|평가|공개)[합됩])니다|떨어진다"
)
KEPT = (  # a loss denied is a grade held
    r"(?:놓치|잃|내주|빠지|빼앗기|벗어나|떨어지)지\s않|(?:벗어나|헤어나)지(?:는|도)?\s못|(?:면치|면하지|피하지)(?:는|도)?\s못"
)
BAD = r"못했|못하|놓쳤|놓친|실패|고배|탈락|불발|무산|떨어졌으|않았|아니라|아닌"
DONE = (
    r"받아|받았|받은|받고|받는|받으며|받으면서|받게|선정됐|선정돼|선정되|선정된|선정했|선정하|선정하였|뽑혀|뽑혔|뽑힌|뽑았|뽑아\s|꼽혔|꼽혀|올라|올랐|오르며|오른|올렸|올리(?!겠|려|기|자|도록)"
    r"|이름을|지켰|지키(?!겠|려|기|자|도록)|지켜|유지|기록|차지|안았|안으며|안겼|거머|쥐었|쥐며|새겼|꼽았|묶여|밀렸|올라섰|연장받|획득|수상|영예|달성|머물|그쳤|그쳐|그친|들었|들어|들며|됐|돼|된|되며|되었|되어"
    r"|받을\s(?:때|당시)|곤두박질|미끄러[졌진]|내려앉|주저앉|추락했|하락했|상승했|뛰었|뛰어|낮아졌|높아졌"
    r"|따냈|따내|얻었|얻어|얻은|돌아갔|돌아간|주어졌|이다|였다|이었다|바로잡|인정|확보|거뒀|거둬|거두며|휩쓸|포함|인증|지정|통과|선정|탔|매겨졌|나타났|확정|판정|주어지|해당|입상|나왔"
)
VERDICT = re.compile(rf"(?P<future>{FUTURE})|(?P<done>{KEPT}|{DONE})|(?P<bad>{BAD})")
COPULA = re.compile(rf"{CLOSE}?\s?{LABEL}?{CLOSE}?(?:이며|이고|이자)[\s,]")  # A등급이며
OPEN_QUESTION = "는지"  # SA등급에 들었는지
VERDICT_REACH = 160  # code points from a grade to the predicate that decides on it


def find_grades(text: str, start: int, end: int, scales: frozenset[str]) -> list[Grade]:
    """Return the grades printed in `text[start:end]`, in text order.

    `scales` are the scales (`letters`, `syllables`) that the article is known to use; only then
    does a letter without 등급 count.
    """
    if not scales and HINT.search(text, start, end) is None:
        return []
    found = [
        each
        for rule, pattern, signs in PRIZES
        if holds_between(text, start, end, signs)
        for each in _match(rule, pattern, text, start, end)
    ]
    if "letters" in scales:
        found.extend(_match("letter_grade", LOOSE_LETTER, text, start, end))
    if "syllables" in scales:
        found.extend(_match("syllable_grade", LOOSE_SYLLABLE, text, start, end))
    return _drop_glossed(text, settle_overlaps(found))


def _drop_glossed(text: str, grades: list[Grade]) -> list[Grade]:
    """Leave out a word that a letter of the programme's own scale stands behind in brackets."""
    letters = {each.start for each in grades if each.rule == "letter_grade"}
    return [
        each
        for each in grades
        if not (
            (gloss := LETTER_OF.match(text, each.end)) and letters & {*range(each.end, gloss.end())}
        )
    ]


def read_scales(text: str, start: int, end: int) -> frozenset[str]:
    """Return the lettered scales that `text[start:end]` prints with 등급, or twice in quotes."""
    printed: set[str] = set()
    if holds_between(text, start, end, SCALE_SIGNS):
        patterns = (("letters", LETTER), ("letters", TOP_LETTER), ("syllables", SYLLABLE))
        printed = {name for name, pattern in patterns if pattern.search(text, start, end)}
    quoted = {each["span"] for each in LOOSE_SYLLABLE.finditer(text, start, end)}
    return frozenset(printed | {"syllables"} if len(quoted) > 1 else printed)


def is_former(text: str, grade: Grade) -> bool:
    """Return whether the text moves on from the grade (SA에서 A로) or adds it in brackets."""
    if FROM.match(text, grade.end):
        return True
    if COUNTED_PEOPLE.match(text, grade.end):
        return True
    if GLOSS_END.match(text, grade.end):
        return False
    before = text[max(0, grade.start - 14) : grade.start]
    return BRACKETED.search(before) is not None and not TOP_BRACKET.search(before)


def read_context(text: str, grades: Sequence[Grade]) -> list[Grade]:
    """Return the grades that may be results: former ones go, 같은 등급 gets the grade it means."""
    kept: list[Grade] = []
    context: str | None = None
    glossed = {
        each.start
        for each, own in itertools.pairwise(grades)
        if own.rule in SCALED and GLOSSED.match(text, each.end, own.start)
    }
    for grade in grades:
        if grade.start in glossed:
            continue
        if SET_OF.match(text, grade.end):
            context = grade.value
        elif grade.rule == "same_grade":
            kept.append(Found(grade.start, grade.end, grade.rule, context or grade.value))
        elif not (is_former(text, grade) or _is_rule(text, grade)):
            kept.append(grade)
    return kept


def _is_rule(text: str, grade: Grade) -> bool:
    """Return whether the text tells what a grade takes, what it is worth or that it is the last."""
    return any(rule.match(text, grade.end) for rule in (PRIZE_MONEY, THRESHOLD, SCALE_END))


def judge(text: str, position: int, end: int) -> str | None:
    """Return what becomes of a result after `position`: done, future, bad, or None if open."""
    if COPULA.match(text, position, end):
        return "done"
    match = VERDICT.search(text, position, min(end, position + VERDICT_REACH))
    if match is not None and text.startswith(OPEN_QUESTION, match.end()):
        return "bad"
    return match.lastgroup if match else None


def _match(rule: str, pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Grade]:
    for match in pattern.finditer(text, start, end):
        group = "span" if match["span"] else match.lastgroup or "span"
        is_prize = match[group] == "대상" and rule == "grand_prize"
        is_target = is_prize and TARGET_BEFORE.search(
            text[max(start, match.start() - 6) : match.start()]
        )
        if (
            is_target
            and OBJECT.match(text, match.start() - 2)
            and GIVEN_AS.match(text, match.end())
        ):
            is_target = None
        if not is_target or re.match(
            r"대상을?\s?수상", text[match.start("span") : match.end("span") + 6]
        ):
            value = match[group] if rule in WORDED else match[group].replace(" ", "")
            yield Found(*match.span(group), rule, value)
