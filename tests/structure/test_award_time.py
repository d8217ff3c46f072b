"""Results of evaluations take linear time, whatever the text holds."""

import pytest

from tests.structure.linear import assert_linear
from tests.structure.test_awards import read_facts

LEAD = "물길시가 행정안전부의 '2025년 재난관리평가'에서 우수 등급을 받았다고 10일 밝혔다."
SHAPES = {
    "grades": "물길시가 1등급을 받고 ",
    "levels in quotes": "‘개선 필요’ 등급 ",
    "counts of grades": "최우수 3곳, ",
    "totals": "전국 226개 시군의 ",
    "totals of objects": "226개 시·군·구를 시군으로 ",
    "bare programmes": "평가는 ",
    "applicants": "농협이 낸 54곳이 공모에 ",
    "names in a row": "양산시, 거창군 등 ",
    "letters in a list": "▲SA(6곳)=창원시, ",
    "heads of a table": "구분\t최우수\t우수\n양산시\t화성시\t",
    "bands": "상위 25%인 56곳을 ",
    "streaks": "3년 연속 우수 ",
    "scores": "총점 95.3점 ",
    "schools": "강릉 물길초는 ",
    "universities": "나루대와 가람대는 ",
    "sites": "㈜한빛 나루공장이 ",
}
SIZE = 900  # four times as much is still a sentence that is read


def _read(text: str) -> None:
    read_facts({"published": "2025-02-17", "body": [LEAD, text]})


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_linearly(shape: str) -> None:
    assert_linear(_read, SHAPES[shape], SIZE, least=0.004)
