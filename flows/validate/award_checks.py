"""Arithmetic on one award: its own numbers, its programme's table, the registry of that day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_UP, Decimal

from flows.structure.awards.grades import find_grades
from flows.validate.outcomes import Claimed, Outcome, judge, not_applicable
from schemas.reference.bodies import load_bodies
from schemas.reference.programmes import Programme, find_figures, index_ids

ROUNDING_MODES = (
    ("half up", ROUND_HALF_UP),
    ("truncation", ROUND_DOWN),
    ("rounding up", ROUND_CEILING),
)
TOP_GRADES = frozenset(("최고등급", "최고상"))  # a place on any scale, not a label of one
MEAN = re.compile(r"평균(?:은|이|인|\s점수는|\s점수인)?\s?(?P<value>\d{1,3}(?:\.\d+)?)\s?점")
MEAN_REACH = 80  # code points around a score within which a mean is the one it is held against
NATIONAL = re.compile(r"전국(?:의)?\s$")
TIER_OF_UNIT = (
    (
        re.compile(r"(?<!광역[·‧])기초|(?<!시[·‧]도[·‧])시[·‧]?\s?군[·‧]?\s?구|시군구"),
        ("시", "군", "구"),
    ),
    (re.compile(r"자치구|(?<!지)구$"), ("구",)),
    (re.compile(r"시[·‧]?군$"), ("시", "군")),
    (re.compile(r"군$"), ("군",)),
    (re.compile(r"시$"), ("시",)),
)
NOT_BASIC = 3  # 세종, 제주시, 서귀포시: no 기초, yet often counted among 시·군·구
BEYOND_NOW = 1  # years: calls for next year's projects are decided the year before


def check_selected_share(claimed: Claimed) -> Outcome:
    """Hold A of B against the stated top percentage; the message names the rounding that fits."""
    award = claimed.award
    if not (award.selected and award.selected_of and award.top_percent is not None):
        return not_applicable("no share of a total with a percentage beside it")
    share = Decimal(award.selected) * 100 / Decimal(award.selected_of)
    stated = Decimal(f"{award.top_percent:g}")
    observed = f"{award.selected}/{award.selected_of} = {share:.2f} %"
    for name, mode in ROUNDING_MODES:
        if share.quantize(_unit(stated), rounding=mode) == stated:
            message = f"{observed} is {stated} % under {name}"
            return Outcome("pass", observed, f"{stated} %", message)
    message = f"{observed} is not {stated} % under any rounding"
    return Outcome("fail", observed, f"{stated} %", message)


def check_selected_within(claimed: Claimed) -> Outcome:
    """Hold A of B against B: no part exceeds its whole."""
    award = claimed.award
    if award.selected is None or award.selected_of is None:
        return not_applicable("no selection out of a total")
    observed = f"{award.selected} of {award.selected_of}"
    return judge(award.selected <= award.selected_of, observed, "part ≤ whole")


def check_streak_span(claimed: Claimed) -> Outcome:
    """Hold the streak against the years around it.

    It must fill the time from its stated first year to the year of the result, or to the year of
    publication or the one before; it cannot begin before the programme's first round.
    """
    award, published = claimed.award, claimed.published
    streak, first, last = award.streak_years, award.streak_first_year, award.year
    if not streak or not (first or last):
        return not_applicable("no streak with a year beside it")
    begin = first or (last or 0) - streak + 1
    observed = f"{streak} years: {begin}–{begin + streak - 1}"
    programme = _find_programme(claimed)
    round_one = programme.first_year if programme else None
    if round_one and begin < round_one:
        return judge(False, observed, f"first round {round_one}")
    if first and last:
        return judge(last - first + 1 == streak, observed, f"{first}–{last}")
    if first and published:
        ends = (published.year - 1, published.year)
        return judge(first + streak - 1 in ends, observed, f"ends in {ends[0]} or {ends[1]}")
    if round_one:
        return judge(True, observed, f"first round {round_one}")
    return not_applicable("nothing in the text or the registry to hold the streak against")


def check_grade_on_scale(claimed: Claimed) -> Outcome:
    """Hold the grade against the scale of its programme."""
    programme, grade = _find_programme(claimed), claimed.award.grade
    if programme is None or not programme.grades or grade is None or grade in TOP_GRADES:
        return not_applicable("no label, or no scale known")
    is_on_it = programme.find_rank(grade) is not None
    return judge(is_on_it, grade, " > ".join(programme.grades))


def check_grade_of_score(claimed: Claimed) -> Outcome:
    """Hold the grade against the one that the score earns by the programme's thresholds."""
    programme, award = _find_programme(claimed), claimed.award
    if programme is None or award.grade is None or award.score is None:
        return not_applicable("no grade with a score on a known scale")
    earned = programme.grade_of_score(award.score)
    rank = programme.find_rank(award.grade)
    if earned is None or rank is None:
        return not_applicable("no thresholds known")
    is_right = programme.grades[rank] == earned
    return judge(is_right, f"{award.grade} with {award.score:g}", f"{earned} for that score")


def check_printed_total(claimed: Claimed) -> Outcome:
    """Hold the number of bodies assessed against the programme's table for that year."""
    award = claimed.award
    known = _find_known(claimed, "assessed")
    if award.assessed_total is None or not known:
        return not_applicable("no total, or no table for that year")
    expected = " or ".join(f"{value:g}" for value in known)
    return judge(award.assessed_total in known, str(award.assessed_total), expected)


def check_printed_count(claimed: Claimed) -> Outcome:
    """Hold the number of bodies with that grade against the programme's table for that year."""
    award = claimed.award
    known = _find_known(claimed, "count", award.grade or "")
    is_of_all = award.selected_of is not None and award.selected_of == award.assessed_total
    if award.selected is None or award.selected_scope or not known or not is_of_all:
        return not_applicable("no count of a grade out of all, or no table for that year")
    expected = " or ".join(f"{value:g}" for value in known)
    return judge(award.selected in known, str(award.selected), expected)


def check_registry_total(claimed: Claimed) -> Outcome:
    """Hold `전국 226개 시·군·구` against the registry of bodies on the day of publication.

    시·군·구 are often counted with 세종 and the two administrative cities of 제주, so up to three
    more pass.
    """
    for field in ("selected_of", "assessed_total"):
        words, (before, _) = claimed.quote(field), claimed.quote_around(field, 4, 0)
        stated: int | None = getattr(claimed.award, field)
        endings = _find_endings(words) if NATIONAL.search(before) else None
        if endings and stated is not None and claimed.published:
            known = count_municipalities(endings, claimed.published)
            slack = NOT_BASIC if len(endings) > 1 else 0
            is_right = known <= stated <= known + slack
            return judge(is_right, words, f"{known} on {claimed.published}")
    return not_applicable("no nationwide total of local governments with a day")


def check_year_not_ahead(claimed: Claimed) -> Outcome:
    """Hold the years of an award against the day it was told."""
    award, published = claimed.award, claimed.published
    years = [year for year in (award.year, award.streak_first_year) if year]
    if not years or published is None:
        return not_applicable("no year, or no day of publication")
    latest = published.year + BEYOND_NOW
    return judge(max(years) <= latest, str(max(years)), f"at most {latest}")


def check_mean_against_grade(claimed: Claimed) -> Outcome:
    """Hold the score of a best grade against the mean beside it: the best are not below it."""
    award, programme = claimed.award, _find_programme(claimed)
    before, after = claimed.quote_around("score", MEAN_REACH, MEAN_REACH)
    mean = MEAN.search(after) or MEAN.search(before)
    is_best = programme.find_rank(award.grade or "") == 0 if programme else _is_top(award.grade)
    if award.score is None or mean is None or not is_best:
        return not_applicable("no best grade with its score beside a mean")
    return judge(award.score >= float(mean["value"]), f"{award.score:g}", f"mean {mean['value']}")


def check_title_grade(claimed: Claimed) -> Outcome:
    """Hold the grade of the title against that of the body, where there is one award only."""
    award, title = claimed.award, claimed.article.title or ""
    grades = {each.value for each in find_grades(title, 0, len(title), frozenset())} - TOP_GRADES
    is_sole = len(claimed.awards) == 1
    if not (grades and is_sole and award.grade) or award.grade in TOP_GRADES:
        return not_applicable("no grade in the title, or several awards")
    return judge(award.grade in grades, f"title {', '.join(sorted(grades))}", award.grade)


def count_municipalities(endings: tuple[str, ...], day: date) -> int:
    """Return how many 시, 군 or 구 of the first local tier the registry has on a day."""
    codes = {
        body.code
        for body in load_bodies()
        if body.tier == "municipality" and body.name[-1] in endings and body.is_valid_on(day)
    }
    return len(codes)


def _find_endings(words: str) -> tuple[str, ...] | None:
    return next((endings for unit, endings in TIER_OF_UNIT if unit.search(words)), None)


def _find_programme(claimed: Claimed) -> Programme | None:
    return index_ids().get(claimed.award.programme_id or "")


def _find_known(claimed: Claimed, figure: str, grade: str = "") -> tuple[float, ...]:
    award = claimed.award
    if award.programme_id is None or award.year is None or (figure == "count" and not grade):
        return ()
    return find_figures(award.programme_id, award.year, figure, grade)


def _is_top(grade: str | None) -> bool:
    return grade in ("최우수", "우수", "SA", "가", "1등급", "대상", *TOP_GRADES)


def _unit(stated: Decimal) -> Decimal:
    return Decimal(1).scaleb(int(stated.normalize().as_tuple().exponent)).min(Decimal(1))


AwardCheck = Callable[[Claimed], Outcome]
AWARD_CHECKS: tuple[tuple[str, str, AwardCheck], ...] = (
    ("selected_share", "warning", check_selected_share),
    ("selected_within", "critical", check_selected_within),
    ("streak_span", "warning", check_streak_span),
    ("grade_on_scale", "warning", check_grade_on_scale),
    ("grade_of_score", "warning", check_grade_of_score),
    ("printed_total", "warning", check_printed_total),
    ("printed_count", "warning", check_printed_count),
    ("registry_total", "warning", check_registry_total),
    ("year_not_ahead", "warning", check_year_not_ahead),
    ("mean_against_grade", "warning", check_mean_against_grade),
    ("title_grade", "warning", check_title_grade),
)
