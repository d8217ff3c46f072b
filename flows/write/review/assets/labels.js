"use strict";
// What kinds, roles and columns are called; English shows a column's own name.

sacho.kindLabels = {
  article: ["기사", "article"], award: ["수상·평가", "awards"], quotation: ["인용", "quotations"],
  person: ["인물", "persons"], organization: ["기관·단체", "bodies"], place: ["장소", "places"],
  quantity: ["수량", "quantities"], date: ["날짜", "dates"], initiative: ["사업·과제", "initiatives"],
  module_item: ["목록 항목", "module items"], sentence: ["문장", "sentences"], block: ["영역", "zones"],
};

sacho.roleLabels = {
  title: "제목", subtitle: "부제", breadcrumb: "경로", stamp: "시각", byline: "기자", dateline: "발신지",
  caption: "사진 설명", subheading: "중간 제목", paragraph: "본문", signoff: "맺음", contact: "연락처",
  copyright: "저작권", attachment: "첨부", module_heading: "목록 제목", module_item: "목록 항목",
  module_teaser: "목록 요약", navigation: "메뉴", advertisement: "광고", comment: "댓글", other: "기타",
};

sacho.columnLabels = {
  text: "글자", title: "제목", subtitle: "부제", sections: "분류", outlet: "매체", outlet_domain: "매체 주소",
  issuer: "배포 기관", issuer_code: "배포 기관 코드", reporters: "기자", published_at: "발행", published_precision: "발행 정밀도",
  modified_at: "수정", dateline_place: "발신지", body_char_count: "본문 글자 수", paragraph_count: "문단 수",
  copyright_text: "저작권 문구", redistribution: "재배포", kind: "종류", utterance_no: "발언 번호", speaker: "말한 이",
  position: "직위", organization: "소속", is_anonymous: "익명", verb: "전달 동사", speaker_start: "말한 이 시작", speaker_end: "말한 이 끝",
  canonical_name: "통일 이름", code: "코드", value: "값", value_max: "최댓값", unit: "단위", unit_kind: "단위 종류",
  counted: "세는 것", is_approximate: "어림", bound: "한계", change: "증감", first_day: "첫날", last_day: "마지막 날",
  precision: "정밀도", anchor: "기준", recipient: "받은 기관", recipient_code: "받은 기관 코드", evaluator: "평가 기관",
  evaluator_code: "평가 기관 코드", programme: "평가·사업", programme_id: "평가 코드", year: "연도", grade: "등급",
  streak_years: "연속 연수", streak_first_year: "연속 첫해", score: "점수", assessed_total: "평가 대상 수", selected: "선정 수",
  selected_of: "선정 모수", selected_scope: "선정 범위", top_percent: "상위 %", superlative: "최상급", superlative_scope: "최상급 범위", field: "분야",
  name: "이름", actor: "수행 기관", actor_code: "수행 기관 코드", sentence_no: "문장 번호", block_no: "영역 번호",
  role: "역할", module: "목록", list_no: "목록 번호", rank: "순위", teaser: "요약", rule: "규칙", resolved: "날짜 값",
  source_uri: "출처", media_type: "형식", encoding: "문자 집합", char_count: "글자 수", rendered_after: "렌더링 이후",
};

sacho.labelKind = (kind) => (sacho.kindLabels[kind] || [kind, kind])[sacho.language === "ko" ? 0 : 1];

sacho.labelRole = (role) => (sacho.language === "ko" && sacho.roleLabels[role]) || role.replace(/_/g, " ");

sacho.labelColumn = (name) => (sacho.language === "ko" && sacho.columnLabels[name]) || name.replace(/_/g, " ");
