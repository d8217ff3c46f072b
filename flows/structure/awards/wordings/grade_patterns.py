"""The patterns that find grades: words of a scale, prizes, letters, levels and honours."""

from __future__ import annotations

import re

from flows.structure.alternatives import any_of, join_wordings
from flows.structure.awards.wordings.grade_words import LABEL, SCALE, SCALE_WORDS, SCORED_BODY
from flows.structure.awards.wordings.marks import BULLET, CLOSE, OPEN
from flows.structure.lexicon import read_lexicon

_NO_LETTER_BEFORE = r"(?<![가-힣A-Za-z0-9])"
_NO_HANGUL_BEFORE = r"(?<![가-힣])"
_PARTICLE = any_of("으로 로서 로 에서 에게 에는 에 을 를 의 은 는 이 가 인 과 와 도 까지 만")

# Words of a scale: with a label, in quotes, alone, in a list
LABELLED = re.compile(  # ‘우수’ 기관으로
    rf"{_NO_LETTER_BEFORE}{OPEN}?(?P<span>{SCALE}){CLOSE}?\s?{LABEL}{CLOSE}?"
    rf"(?={_PARTICLE}?[^가-힣A-Za-z0-9]|{_PARTICLE}?$|{_PARTICLE}[가-힣])"
)
QUOTED_GRADE = re.compile(rf"{OPEN}(?P<span>{SCALE}|대상){CLOSE}")
_ENDS_PHRASE = join_wordings(  # 우수를, / 우수로 올랐다
    r"(?:으로|로|를|을|에|과|와)?(?:[,.)(=:…]|$)",
    r"(?:으로|로|를|을|에|은|는|에는|로는|으로는)\s",
)
_AND_ANOTHER = r"(?:와|과)\s(?:최?우수|장려|대상|보통|미흡|[금은동본]상|특별상)"
_AS_RESULT = join_wordings(  # 우수 판정, 우수 기관으로 선정
    r"의\s(?:영예|영광)",
    r"\s(?:자리|판정|성적|영예|수상|선정|평가를|\d)",
    r"\s[가-힣]{2,8}(?:으로|로)\s?(?:선정|뽑)",
)
BARE = re.compile(
    rf"{_NO_LETTER_BEFORE}(?P<span>{SCALE})"
    rf"(?={_ENDS_PHRASE}|{_AND_ANOTHER}|{_AS_RESULT}|\s{SCORED_BODY})"
)
STREAK_HELD = re.compile(rf"연속\s(?P<span>{SCALE})(?=(?:이)?다\.)")  # 3년 연속 우수다.
_COUNTED_PRIZE = r"[가-힣]{2,4}상(?=\s?\(\d{1,2}[곳개]\)\s?[:：])"  # 한빛상(3곳):
IN_LIST = re.compile(
    rf"(?:{BULLET}\s?|^\s*|[|\t]\s?)(?P<span>{SCALE}|대상|{_COUNTED_PRIZE})"
    rf"(?=\s?{LABEL}?\s?(?:[\s=:：(|]|$))",
    re.M,
)
_IN_TURN = r"상?\s[가-힣·ㆍ]{2,16}(?:시|군|구|소방서|경찰서|보건소|교육지원청)"
TURN = re.compile(  # 최우수 물길시, 우수 나루시, 장려 가람시가 차지했다
    rf"{_NO_LETTER_BEFORE}(?P<span>{SCALE}|대상)(?={_IN_TURN},\s(?:{SCALE}){_IN_TURN})"
    rf"|(?<=,\s)(?P<last>{SCALE})(?={_IN_TURN}(?:[이가]\s(?:각각\s)?(?:차지|선정|뽑|수상|받았)|\s*$))",
    re.M,
)
LETTER_IN_LIST = re.compile(  # ▲SA(6곳)=물길시, 나루시
    rf"{BULLET}\s?(?P<span>S?A{{1,3}}|[B-E])(?=\s?(?:\(\d{{1,3}}\s?[곳개]\))?\s?[=:：])"
)

# The grand prize (대상), which is also the word for a target
_BEHIND_NAME = r"(?<=Ｐ[’'”\"]\s)"
_TAKEN = r"을?\s?(?:\d{1,2}년\s?(?:연속|내리)\s?)?" + any_of(  # 대상을 2년 연속 받
    r"수상 받 차지 거머 획득 안았 안으 품에\s안 손에\s쥐 쥐 따 탔",
    "지켰 지키 이어 꿰찼 놓치지 내주지",
)
_AS_GRAND_PRIZE = any_of(
    rf"\s?{BULLET}",
    r"(?:을|과|와)?[,)]",
    _TAKEN,
    r"\s\d{1,2}\s?(?:곳|개\s?교|팀)(?:과|와|,|·|이|은|을)",
    r"의\s(?:영예|영광)",
    r"에\s?(?:선정|올랐|뽑|이름)",
    r"(?:과|와)\s(?:최우수|우수|장려)",
    r"인\s[가-힣]{0,8}\s?(?:장관|총리|통령)상",
)
GRAND_PRIZE = re.compile(
    rf"(?:{_BEHIND_NAME}|{_NO_LETTER_BEFORE})(?P<span>대상)"
    rf"(?={CLOSE}?(?:\([^()]{{1,20}}\)(?=을\s))?{_AS_GRAND_PRIZE})"
)
_HEAD = r"\((?:회장|대표|이사장|원장|관장|센터장|이장|교장|단장)"
_WINS_IT = r"은\s[^.]{2,80}?(?:[이가]\s(?:차지|수상|받았|거머|안았)|에(?:게)?\s돌아[갔간])"
TOPIC_PRIZE = re.compile(  # 대상은 나루시가 차지했다
    r"(?:^|[,.]\s|에서\s|가운데\s|\n)(?P<span>대상)(?=(?:은|에는|에)\s)"
    rf"|(?<=[.]\s)(?P<first>대상)(?={_WINS_IT})"
    rf"|(?<=[가-힣]\s)(?P<held>대상)(?=은\s[^.,()]{{2,30}}(?:{_HEAD}|[이가]\s(?:차지|수상|받았)))"
    r"|\((?P<inner>대상)\)",
    re.M,
)

# Letters, numbers and syllables that 등급 makes grades of; loose where the article uses them
LETTER_GRADE = re.compile(
    r"(?<![A-Za-z0-9])(?<![A-Z],\s)(?<![A-Z][,·])"  # SA, A, B 등급: the scale
    rf"(?P<span>S?A{{1,3}}\+?|[B-HJ-Z][+-]?|A-)(?=\)?{CLOSE}?\s?등급)"
)
LETTER_BEHIND = re.compile(r"(?<=최우수\()(?P<span>SA|S)(?=\))")  # 최우수(SA)에 선정
_ENDS_LETTER = any_of(r"(?:로|에서|를|을|에)[\s,] [은는]\s(?:전국|모두|\d) ,\s(?:그다음|\d)")
LOOSE_LETTER = re.compile(rf"(?<![A-Za-z0-9])(?P<span>SA|[SABCDE])(?=[’'”\"]?{_ENDS_LETTER})")
TOP_LETTER = re.compile(rf"등급인\s{OPEN}?(?:S?A{{1,3}}|[SBCDE])(?![A-Za-z0-9])")
NUMBERED = re.compile(
    r"(?<![\d,~∼〜–-])(?<!\d\.)(?P<span>[1-9]\s?등급)(?!제|까지\s?(?:나|구분|매))"
)
TOP_SYLLABLE = re.compile(rf"등급인\s{OPEN}[가나다라마]{CLOSE}")
SYLLABLE = re.compile(
    rf"{_NO_LETTER_BEFORE}{OPEN}?(?P<span>[가나다라마]){CLOSE}?(?=\s?등급|\(상위\s?\d)"
)
SCALE_SIGNS = ("등급", "(상위")  # behind all that LETTER_GRADE and SYLLABLE find
LOOSE_SYLLABLE = re.compile(rf"{OPEN}(?P<span>[가나다라마]){CLOSE}")

# Levels and cases
_CHOSEN_AS_CASE = r"로\s(?:최종\s|나란히\s)?" + any_of(r"선정[됐돼] 선정되(?:며|었|어\s) 뽑혔 뽑혀")
CASE = re.compile(rf"{_NO_HANGUL_BEFORE}(?P<span>우수\s?사례)(?={_CHOSEN_AS_CASE})")
LEVEL = re.compile(
    rf"{_NO_LETTER_BEFORE}"
    r"(?P<span>(?:최?상위|기초|심화|[1-5])\s?단계\s?인증)(?=[을를에으,.)\s]|$)"
)
NAMED_LEVEL = re.compile(  # 최고 등급인 ‘한빛 물길’
    r"(?:최(?:고|하|상위|하위)|가장\s낮은)\s?등급인\s"
    rf"{OPEN}(?P<span>[가-힣]{{2}}(?:\s[가-힣]{{2}})?){CLOSE}"
)
_LEVEL_WORD = "|".join(read_lexicon("grade_levels"))
QUOTED_LEVEL = re.compile(  # ‘개선 필요’ 등급, ‘선진’ 등급
    rf"{OPEN}(?P<span>(?:[가-힣]{{2}}\s)?(?:매우|아주|다소)?\s?(?:{_LEVEL_WORD})){CLOSE}"
    r"\s?등급(?=[을를으에이])"
)
TOP = re.compile(r"(?P<span>최(?:고|상위)\s?등급)")
SAME = re.compile(r"(?P<span>같은\s(?:등급|성적|상))")

# Prizes by their givers, and prizes of the programme's own
_OF_STATE = r"대통령 국무총리 (?:[가-힣]{2,10}부\s?)?장관"
_HEAD_OF_BODY = r"[가-힣]{0,12}(?:교육감|이사장|원장|위원장|협회장|회장|총장|사장)"
_GIVER = any_of(_OF_STATE, rf"[가-힣]{{0,6}}도지사 [가-힣]{{2,8}}[청처]장 {_HEAD_OF_BODY}")
_IS_TAKEN = r"(?:을|를)?\s" + any_of(r"받(?!은|는\s) 수상[했하] 차지 거머 안았 품[었에] 따냈 거뒀")
HONOUR = re.compile(  # 한빛부 장관상, 한빛청장 표창을 받
    rf"{_NO_HANGUL_BEFORE}(?P<span>{any_of(_OF_STATE)}상"
    rf"|(?:{_GIVER}\s?(?:상|표창)|(?:단체|기관)\s?표창)(?={CLOSE}?{_IS_TAKEN}))"
)
_NO_OWN_PRIZE = join_wordings(  # words of the scale, givers, and prizes of persons
    "최우수 우수 장려 으뜸 버금 종합 대통 총리 장관 기관",
    "교사 학생 선수 감독 신인 개인 시민 도민 군민 구민 효행 모범 지도 육영",
    "영화 음악 가요 문학 작가 기자 방송 연기 주연 조연",
)
OWN_PRIZE = re.compile(  # 한빛상을 받
    rf"{_NO_HANGUL_BEFORE}(?P<span>(?!{_NO_OWN_PRIZE})[가-힣]{{2}})상"
    rf"(?={CLOSE}?을?\s(?:받|수상|차지|거머|안았|안으|탔|따냈|챙겼|챙기))"
)
SMALLER_PRIZE = re.compile(  # 도약상에는
    rf"{_NO_HANGUL_BEFORE}(?P<span>발전|도약|노력|성장|공로)상"
    r"(?=[’'”\"]?(?:에는|에|은|\s?[:=])\s)"
)

PRIZES = (  # each with strings of which one is in all that it matches
    ("labelled_grade", LABELLED, SCALE_WORDS),
    ("quoted_grade", QUOTED_GRADE, SCALE_WORDS),
    ("listed_grade", IN_LIST, SCALE_WORDS),
    ("listed_grade", TURN, SCALE_WORDS),
    ("listed_grade", LETTER_IN_LIST, ("=", ":", "：")),
    ("grand_prize", GRAND_PRIZE, ("대상",)),
    ("topic_prize", TOPIC_PRIZE, ("대상",)),
    ("bare_grade", BARE, SCALE_WORDS),
    ("held_grade", STREAK_HELD, ("연속",)),
    ("letter_grade", LETTER_GRADE, ("등급",)),
    ("letter_grade", LETTER_BEHIND, ("최우수(S",)),
    ("syllable_grade", SYLLABLE, SCALE_SIGNS),
    ("number_grade", NUMBERED, ("등급",)),
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
    join_wordings(
        "우수 대상 등급 미흡 보통 장려 양호 탁월 부진 으뜸 버금",
        r"상(?<=[금은동고별본전리]상) 단계\s?인증 발전기관",
        r"상(?<=[가-힣]상)[’'”\"]?[을은에]?\s 표창 통령상 장관상 같은\s",
    )
)
