"use strict";
// Every word of the pages that is no label of a column, in Korean and in English.

sacho.words = {
  ko: {
    language: "English",
    review: "검토 화면",
    back: "목록",
    search_pages: "제목·기관·매체 찾기",
    search_facts: "사실 찾기",
    outlet: "매체", body: "기관", programme: "평가·사업", year: "결과 연도", published: "발행 연도",
    all: "전체", state: "상태", flagged: "확인 필요", rejected: "보류된 페이지", awarded: "수상 기사", marked: "검토함",
    order: "순서", order_first: "볼 것부터", order_newest: "최신순",
    pages: "{0}쪽", found: "{0}쪽 가운데 {1}쪽", nothing: "조건에 맞는 페이지가 없습니다.", clear: "조건 지우기",
    left_out: "전체 {0}쪽 가운데 {1}쪽의 검토 화면이 있습니다: 보류, 확인 필요, 수상 기사가 먼저입니다. 다른 쪽은 이 명령으로 만듭니다:",
    previous: "이전", next: "다음", page_of: "{0} / {1}",
    title: "제목", awards: "수상", facts: "사실", flags: "표시", marks: "검토",
    failed_checks: "어긋난 검사 {0}", rejected_rows: "보류된 행 {0}", held_back: "보류됨",
    copies: "같은 글 묶음의 한 쪽, 대표 글과 유사도 {0}", representative: "대표 글",
    source: "원문", zones: "영역", chrome: "기사 밖 영역", show_all: "모두 보기", rule: "규칙", evidence: "근거", checks: "검사",
    no_checks: "이 행에 해당하는 검사가 없습니다.", pass: "통과", fail: "어긋남", expected: "기대", observed: "관측",
    right: "맞음", wrong: "틀림", missing: "빠짐", unmark: "표시 지우기", correct: "바른 값", corrected: "바로잡음",
    save: "저장", cancel: "취소", remove: "지우기", add_missing: "빠진 사실 추가", select_first: "원문에서 해당 글자를 고른 뒤 m을 누르세요. 고르지 않아도 추가할 수 있습니다.",
    kind: "종류", selected_text: "고른 글자", leave_empty: "값을 모두 비우면 ‘이 사실은 없어야 한다’는 뜻입니다.",
    export: "정답으로 내보내기", export_state: "사실 {0}건 가운데 {1}건 검토. 검토하지 않은 것은 찾은 그대로 들어갑니다.",
    exported: "{0}.txt 와 {0}.json 을 한 폴더에 두고 sacho eval 폴더 로 채점하세요.",
    reason: "사유", detail: "설명", stage: "단계", kept: "보관된 바이트", kept_cut: "앞부분 {0} / {1} 바이트", no_text: "이 페이지는 본문 없이 보류되었습니다.",
    help: "도움말", close: "닫기",
    keys: [["j / k", "다음 / 이전 사실"], ["r", "맞음"], ["w", "틀림: 바른 값 적기"], ["m", "빠진 사실 추가 (원문에서 고른 글자)"],
      ["/", "찾기"], ["e", "정답으로 내보내기"], ["z", "기사 밖 영역 감추기 / 보이기"], ["l", "한국어 / English"], ["u", "목록으로"], ["Esc", "닫기"], ["?", "도움말"]],
    index_keys: [["j / k", "다음 / 이전 페이지 줄"], ["Enter", "열기"], ["n / p", "다음 / 이전 쪽"], ["/", "찾기"], ["l", "한국어 / English"], ["?", "도움말"]],
    hint: "값을 누르면 원문이, 원문의 강조를 누르면 그 행이 열립니다. ?는 단축키.",
    true: "예", false: "아니요",
  },
  en: {
    language: "한국어",
    review: "Review",
    back: "Index",
    search_pages: "Search title, body, outlet",
    search_facts: "Search facts",
    outlet: "Outlet", body: "Body", programme: "Programme", year: "Result year", published: "Published",
    all: "all", state: "State", flagged: "flagged", rejected: "rejected", awarded: "with awards", marked: "marked",
    order: "Order", order_first: "to look at first", order_newest: "newest first",
    pages: "{0} pages", found: "{1} of {0} pages", nothing: "No page fits.", clear: "Clear filters",
    left_out: "{1} of {0} pages have a review page: rejected, flagged and awarded ones first. This command writes another:",
    previous: "Previous", next: "Next", page_of: "{0} / {1}",
    title: "Title", awards: "Awards", facts: "Facts", flags: "Flags", marks: "Marks",
    failed_checks: "failed checks: {0}", rejected_rows: "rows held back: {0}", held_back: "held back",
    copies: "one of a group of copies, similarity to its representative {0}", representative: "representative",
    source: "Source", zones: "Zones", chrome: "outside the article", show_all: "show all", rule: "rule", evidence: "evidence", checks: "checks",
    no_checks: "No check is about this row.", pass: "pass", fail: "fail", expected: "expected", observed: "observed",
    right: "right", wrong: "wrong", missing: "missing", unmark: "clear mark", correct: "Corrected value", corrected: "corrected",
    save: "Save", cancel: "Cancel", remove: "Remove", add_missing: "Add a missing fact", select_first: "Select its characters in the source, then press m. It can be added without.",
    kind: "Kind", selected_text: "Selected", leave_empty: "All values empty means: this fact should not be there.",
    export: "Export as gold", export_state: "{1} of {0} facts are marked; the others go in as they were found.",
    exported: "Put {0}.txt and {0}.json into one folder and score it: sacho eval FOLDER",
    reason: "Reason", detail: "Detail", stage: "Stage", kept: "Bytes kept", kept_cut: "first {0} of {1} bytes", no_text: "This page was held back before it had a text.",
    help: "Help", close: "Close",
    keys: [["j / k", "next / previous fact"], ["r", "right"], ["w", "wrong: write the corrected value"], ["m", "missing: add a fact from the selection in the source"],
      ["/", "search"], ["e", "export as gold"], ["z", "hide / show what is outside the article"], ["l", "한국어 / English"], ["u", "to the index"], ["Esc", "close"], ["?", "help"]],
    index_keys: [["j / k", "next / previous row"], ["Enter", "open"], ["n / p", "next / previous page"], ["/", "search"], ["l", "한국어 / English"], ["?", "help"]],
    hint: "Click a value to light up its source; click a highlight to open its row. ? shows the keys.",
    true: "yes", false: "no",
  },
};

sacho.LANGUAGE = "sacho.language";
sacho.language = sacho.kept.read(sacho.LANGUAGE)
  || ((navigator.language || "ko").toLowerCase().startsWith("ko") ? "ko" : "en");

// Return a word, its {0}, {1} … filled; a name without a word is shown as it is.
sacho.say = (name, ...values) => {
  const word = sacho.words[sacho.language][name] ?? name;
  return typeof word === "string" ? word.replace(/\{(\d)\}/g, (_, at) => values[at]) : word;
};

sacho.switchLanguage = () => {
  sacho.language = sacho.language === "ko" ? "en" : "ko";
  sacho.kept.write(sacho.LANGUAGE, sacho.language);
  sacho.render();
};

sacho.makeLanguageButton = () =>
  sacho.make("button.language", { type: "button", onclick: sacho.switchLanguage }, sacho.say("language"));

sacho.count = (number) => Number(number).toLocaleString("en-US");
