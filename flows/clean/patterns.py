"""What lines look like that the page, not the article, says: patterns of one line each."""

from __future__ import annotations

import re

RIGHTS = re.compile(
    r"무단\s?(?:전재|복제|배포|사용)|재\s?배포\s?(?:및\s?DB\s?)?(?:를\s?)?금지|재판매\s?및|저작권자"
    r"|All\s?rights\s?reserved|Copyright|ⓒ\s?\S+.{0,30}금지|공공누리|공공저작물",
    re.IGNORECASE,
)
PHONE = re.compile(r"(?<!\d)(?:0\d{1,2}[-)]\s?)?\d{3,4}-\d{4}(?!\d)")
CONTACT_WORD = re.compile(
    r"☎|☏|전화|문의|연락처|자료\s?제공|보도자료\s?제공|담당|관련\s?부서|과장|팀장|주무관|제공\s?[:：]"
)
ATTACHMENT = re.compile(
    r"첨부\s?파일|^\d+\s?hits?\s?/\s?[\d.,]+\s?[KM]B$|\.(?:hwpx?|pdf|jpe?g|png|gif|zip|xlsx?|docx?|pptx?)\b",
    re.I,
)
ATTACHED_FILE = re.compile(
    r"\.(?:hwpx?|pdf|jpe?g|png|gif|zip|xlsx?|docx?|pptx?)\s?(?:[\[(]\s?[\d.,]+\s?[KMG]?B[^\])]*[\])]"
    r"(?:\s?(?:Hits?\s?:\s?\d+|미리보기|바로보기|내려받기|다운로드)){0,3})?$",
    re.IGNORECASE,
)
CAPTION = re.compile(
    r"[\[(<]?\s?(?:사진|자료|그래픽|영상)\s?(?:제공|출처)?\s?[=:ⓒ©]|[ⓒ©]\s?[가-힣A-Za-z]"
    r"|(?:^|[\[(※*]\s?)사진\s?(?:설명|있음|\()|사진\s?\([\d,]+\)"
    r"|(?:사진|자료)?\s?제공\s?[\])]?\.?$|(?:/|다\.)\s?[가-힣A-Za-z]{2,12}\s?DB\s?\.?$|(?:/|=|<|\[)\s?(?:사진|[가-힣]{2,8})\s?(?:제공|캡처|갈무리)"
)
CREDIT_LINE = re.compile(
    r"[\[(<]?\s?(?:[가-힣A-Za-z]{2,14}\s){1,2}제공\s?[\])>]?|[ⓒ©]\s?[가-힣A-Za-z]{2,14}"
)
CAPTION_ENDING = re.compile(
    r"(?:전경|모습|장면|현장|조감도|투시도|포스터|안내문|기념촬영|기념사진|단체사진|사진|홍보물|이미지)\s?[.\])]?$"
)
SITE_NAME = re.compile(
    r"[가-힣A-Za-z ]{2,20}\s(?:공식\s)?(?:누리집|홈페이지|웹사이트|뉴스룸|전자정부)"
    r"|[^.,]{2,30}오신\s?(?:것을|걸)\s?환영합니다[.!]?"
)
PRESS_OFFICE = re.compile(
    r"[가-힣]{2,14}(?:학교|시|군|구|도|청|원|공사|공단|재단|의회|협회)(?:\s[가-힣]{2,8})?"
    r"\s(?:[가-힣]{0,6}(?:본부|담당관|대변인실)|[가-힣]{0,4}(?:홍보|공보|소통|언론)[가-힣]{0,4}(?:실|과|팀|처|국|관|센터))"
)
OFFICE = r"[가-힣]{2,15}(?:과|실|단|소|원|관|국|팀|센터)"
SIGNED_OFFICE = re.compile(
    rf"[〔\[(]\s?{OFFICE}\s{OFFICE}\s?[〕\])]"
    rf"|{OFFICE}(?:\s{OFFICE})?\s?[( ]\s?\d{{2,3}}-\d{{3,4}}-\d{{4}}\)?"
)
SECTION_TAG = re.compile(r"\[[^\[\]]{2,15}\]")
MENU = re.compile(
    r"[^\s|·/]{1,8}(?:\s?[|/]\s?[^\s|/]{1,8}|\s·\s[^\s·]{1,8}){2,12}"
    r"|[가-힣A-Za-z ]{2,12}+(?>\s?\|\s?[가-힣A-Za-z ]{2,12}+){2,12}"  # atomic: it has no way back
)
FIELD = (
    r"(?:(?:작성자|글쓴이|등록자|기관명|조회수|추천수|부서명|글번호)"
    r"|(?:조회|추천|(?:담당|제공|작성|등록)\s?부서|부서|번호|분류|파일)(?![가-힣]))"
    r"\s?[:：]?\s?[^\s|]{0,20}(?:\s[^\s|]{1,12}){0,2}"
)
BOARD_FIELD = re.compile(
    rf"{FIELD}(?:\s?\|\s?{FIELD}){{0,4}}|총\s?\d{{1,2}}\s?쪽(?:\s?\([^()]{{2,20}}\))?"
)
PHOTO_RIGHTS = re.compile(
    r"[\[(<][^\[\]()<>]{0,40}(?:제공|자료\s?사진|촬영|캡처|갈무리|DB)[^\[\]()<>]{0,50}[\])>]\s?\.?$"
    r"|제공\s?[\[(<][^\[\]()<>]{2,30}기자[\])>]$"
    r"|^[\[(<][가-힣]{2,8}\s?=[^\[\]()<>]{2,20}[\])>].*재판매\s?및\s?DB\s?금지"
    r"|[\[(<][^\[\]()<>]{0,40}(?:제공|사진|촬영)[^\[\]()<>]{0,50}[\])>].{0,60}재판매\s?및\s?DB\s?금지$"
)
NUMBERED_PHOTO = re.compile(r"사진\s?\d{1,2}\s?[.:)]|[\[(<【]\s?사진\s?\d{1,2}\s?[\])>】]")
# What is seen, a full stop, then at most the day, and whose picture it is: 봉사자들. /순천시
SLASHED_PHOTO = re.compile(
    r"[^.]{4,60}\.\s?(?:\d{4}\.\s?\d{1,2}\.\s?\d{1,2}\.?\s?)?/\s?(?:사진\s?=\s?)?(?![가-힣]*기자$)[가-힣A-Za-z]{2,12}"
)
ENCLOSURE = re.compile(r"(?:붙임|별첨|첨부)\s")
RELATED_LINK = re.compile(r"☞|▶\s?관련|\[관련\s?기사\]|관련\s?기사\s?[:：]")
BROADCAST = re.compile(r"[◀<]\s?(?:리포트|앵커|인터뷰|기자|녹취|스탠드업|VCR)\s?[▶>].{0,40}")
DASHED = re.compile(r"[-–—―]\s")  # how the decks of releases begin
SPOKEN_SIGNOFF = re.compile(  # DBN뉴스 변서윤입니다. (영상취재: 감우석)
    r"[A-Za-z가-힣]{2,10}\s?뉴스,?\s[가-힣]{2,4}입니다\.?(?:\s*[(\[<][^)\]>]{0,60}[)\]>])?"
)
PLAYER = re.compile(
    r"(?:VOD|영상|동영상)?\s?재생(?:하기)?\s?\(?(?:\d{1,2}:\d{2}(?:\s?/\s?\d{1,2}:\d{2})?|\d+분(?:\s?\d+초)?)\)?"
    r"|\d{1,2}:\d{2}\s?/\s?\d{1,2}:\d{2}"
    r"|화질\s?선택.{0,30}|(?:재생\s?)?속도\s?\d(?:\.\d+)?\s?(?:x|배속)"
)
SITE_FACTS = re.compile(  # what a site says of itself or of the page above the title
    r"(?:주간|월간|일간|격월간|계간)?\s?[·|]?\s?\d{4}년\s창간"
    r"|구독자\s?[\d,.]+\s?[만천]?(?:\s?명)?(?:\s?[·|].{0,20})?"
    r"|(?:카테고리|분류|섹션)\s?[:：]\s.{1,30}"
    r"|[≡☰].{0,60}"
)
AFTERWORD = re.compile(r"덧붙이는\s?글|\*\s?이\s?기사는")
MASTHEAD = re.compile(
    r"발행인|편집인|등록\s?번호|사업자|청소년\s?보호|대표\s?전화|제호|통신판매|우편\s?번호|\(우\)|주소\s?[:：]|고충처리인|팩스"
)
COMMENTS = re.compile(r"(?:전체\s?)?(?:댓글|의견|한줄평)\s?\(?\d+\)?\s?개?")
COUNTS = re.compile(
    r"(?:(?:댓글|공감|비공감|좋아요|추천|조회|응원|답글|구독|공유|찬성|반대)\s?수?\s?[\d,]+\s?){1,5}"
)
RELEASE_FIELD = re.compile(
    r"(?:보\s?도\s?일\s?시|배\s?포\s?일\s?시|사\s?진|담\s?당\s?부\s?서|책\s?임\s?자|담\s?당\s?자|쪽\s?수|문\s?의\s?처|엠바고)\s?[:：]"
)
SITE_NOTICE = re.compile(
    r"AI(?:가|로)\s\S{1,4}(?:줄|문장)로\s요약|요약(?:된|한|봇)\s?(?:내용|결과)|자동\s?(?:추출|번역|생성|추천)|알고리즘|AI(?:가|로|를\s활용)\s?(?:만든|요약|번역|생성)"
    r"|(?:기사|서비스|페이지)(?:는|를|의)\s.{0,30}(?:언론사|회원|구독자|섹션|이용자).{0,40}(?:니다|세요|요)\."
    r"|(?:로그인|회원\s?가입|구독)(?:이|을|하시면|해야|하면|\s?뒤|\s?후).{0,30}(?:니다|세요|요)\."
    r"|(?:AI|인공지능|자동)\s?(?:요약|번역|음성)(?:은|는|이|가|본|문)\s.{0,60}(?:니다|세요)\."
    r"|(?:서비스|정보|페이지|내용)(?:에|의|가)?\s.{0,20}만족하(?:십|셨습|시)니까"
    r"|이\s페이지로\s.{0,12}(?:연결|접속|이동)|[『「][^』」]{1,20}[』」]의\s정보를\s담고\s있습니다"
    r"|(?:버튼|아이콘|화면|링크)(?:을|를)\s(?:누르|눌러|클릭|선택)"
    r"|인공지능(?:이|으로|을\s활용해)\s?(?:만든|만들|요약|번역|생성)|글자\s?크기(?:로|가|를)\s|(?:읽|남)으셨습니다"
)
APPEAL = re.compile(
    r"(?:후원|구독|기부|제보|응원).{0,14}(?:해\s?주세요|하세요|하기|부탁드립니다|바랍니다|기다립니다)"
)
NOTICE_NUMBER = re.compile(r"[가-힣 ]{2,20}(?:공고|고시)\s?제?\s?\d{4}\s?-\s?\d{1,6}\s?호")
END_MARK = re.compile(r"[(<\[]?\s?끝\s?[)>\]]?\.?")
HASHTAGS = re.compile(r"(?:#\S+[\s,]*)+")
WEATHER = re.compile(r"-?\d{1,2}(?:\.\d)?\s?(?:℃|°C)|기상청\s?제공")
BREADCRUMB = re.compile(r"\S.{0,20}(?:\s?[>›»]\s?\S.{0,20}){1,6}")
ADVERTISEMENT = re.compile(
    r"(?:(?:기사\s?)?(?:본문|상단|중간|하단)?\s?광고|AD|ADVERTISEMENT|스폰서\s?링크|Sponsored)|(?:AD|광고)\s?[│|]\s.{1,80}|[\[(<【](?:광고|AD|PR|협찬)[\])>】].{0,80}",
    re.IGNORECASE,
)
HEADING_SHAPE = re.compile(
    r"(?:가장)?(?:많이|댓글|공감|추천|인기|랭킹|실시간|관련|주요|최신|헤드라인|포토|핫|베스트|이시각|오늘의|종합|섹션별|분야별|지역별|TOP)"
    r"[가-힣A-Za-z]{0,6}(?:뉴스|기사|순위|랭킹|동영상|영상|콘텐츠|헤드라인|화보)(?:TOP)?\d{0,3}"
)
PAGE_NUMBERS = re.compile(r"[\d\s|<>«»‹›.·-]+|\d+\s?/\s?\d+")

ISSUE_OF_PAPER = re.compile(r"[가-힣A-Za-z ]{2,16}\s?\[?제\s?\d{1,5}호\]?")  # 가람소식 제318호
TRAIL_MARK = re.compile(r"[|>]")
TRAIL_BREAK = re.compile(r"\s*[|>·/,]\s*|\s+")
OUTLET_NAME = re.compile(
    r"[가-힣A-Za-z0-9]{0,8}(?:신문|일보|뉴스|투데이|타임스|저널|통신|방송|데일리|미디어|매일|경제|시보|주간)"
    r"|(?:뉴스|뉴)[가-힣A-Za-z0-9]{1,6}"
)
# Words, in lower case, of which a pattern needs one; to look for them costs a tenth of its search.
RIGHTS_WORDS = ("무단", "배포", "재판매", "저작", "rights", "copyright", "ⓒ", "공공누리")
CAPTION_WORDS = ("사진", "자료", "그래픽", "영상", "제공", "캡처", "갈무리", "db", "ⓒ", "©")
PHOTO_WORDS = ("제공", "사진", "촬영", "캡처", "갈무리", "db")
NOTICE_WORDS = (
    *("요약", "자동", "알고리즘", "ai", "인공지능", "글자", "으셨습", "니다", "세요", "요."),
    *("버튼", "아이콘", "화면", "링크", "만족", "페이지"),
)
