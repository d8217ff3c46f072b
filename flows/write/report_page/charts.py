"""Rows of the report as Vega-Lite charts: plain dictionaries, each point with its link.

The charts hold no words of a language; what they show is said in the page around them.
See https://vega.github.io/vega-lite/docs/ for the format.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from flows.write.report_page.grades import sort_grades
from flows.write.report_page.links import link_data_docs, link_review
from flows.write.report_page.queries import Row

Chart = dict[str, Any]

MOST_OUTLETS = 9
"""Outlets with a colour of their own; the others share one."""
MOST_DAYS = 62
"""Days drawn one by one; a longer time is drawn by month."""
MOST_BODIES = 60
MOST_STREAKS = 40
GRADE_COLOURS = ("#14634a", "#4c9a6a", "#c9b458", "#d98245", "#b23a48")
CONFLICT, CONFLICT_COLOUR = "≠", "#6c4ab6"
UNGRADED, UNGRADED_COLOUR = "·", "#9aa3af"
OUTCOME_COLOURS = {"pass": "#4c9a6a", "fail": "#b23a48", "not_applicable": "#c3c9d2"}


def draw_pages(rows: Sequence[Row]) -> Chart:
    """Return articles by day, or by month where days are many, stacked by outlet."""
    width = 10 if len({row["day"] for row in rows}) <= MOST_DAYS else 7
    shown = _name_outlets(rows)
    counts: Counter[tuple[str, str]] = Counter()
    page_of: dict[tuple[str, str], str] = {}
    for row in rows:
        key = (row["day"][:width], shown[row["outlet"]])
        counts[key] += row["articles"]
        page_of.setdefault(key, row["page_id"])
    values = [
        {"day": day, "outlet": outlet, "articles": count, "href": link_review(page_of[day, outlet])}
        for (day, outlet), count in counts.items()
    ]
    return _chart(
        values,
        "bar",
        width={"step": 22},
        x=_axis("day", "ordinal", labelAngle=-60),
        y=_axis("articles", "quantitative", tickMinStep=1),
        color={
            "field": "outlet",
            "type": "nominal",
            "sort": list(dict.fromkeys(shown.values())),
            "title": None,
        },
    )


def _name_outlets(rows: Sequence[Row]) -> dict[str, str]:
    """Return the name under which each outlet is drawn, the largest first."""
    sizes: Counter[str] = Counter()
    for row in rows:
        sizes[row["outlet"]] += row["articles"]
    ranked = [name for name, _ in sizes.most_common()]
    others = f"+ {len(ranked) - MOST_OUTLETS}"
    return {name: name if no < MOST_OUTLETS else others for no, name in enumerate(ranked)}


def draw_ledger(entries: Sequence[Row]) -> Chart:
    """Return one programme as body × year, coloured by grade; years that a streak implies fade."""
    grades = sort_grades(entries[0]["programme_id"], {row["grade"] for row in entries})
    colours = {grade: _colour(place) for grade, place in grades}
    colours |= {CONFLICT: CONFLICT_COLOUR, UNGRADED: UNGRADED_COLOUR}
    bodies = _pick_bodies(entries)
    values = [_make_cell(row) for row in entries if row["body"] in bodies]
    used = [label for label in colours if any(value["label"] == label for value in values)]
    scale = {"domain": used, "range": [colours[label] for label in used]}
    cell = {
        "mark": {"type": "rect", "stroke": "white", "cursor": "pointer"},
        "encoding": {
            "color": {"field": "label", "type": "nominal", "scale": scale, "title": None},
            "opacity": {"field": "opacity", "type": "quantitative", "scale": None},
            "href": {"field": "href"},
            "tooltip": [{"field": each} for each in ("body", "year", "label", "basis", "sources")],
        },
    }
    text = {
        "mark": {"type": "text", "color": "white", "fontWeight": 600, "limit": 54},
        "encoding": {"text": {"field": "label"}, "href": {"field": "href"}},
    }
    return {
        "data": {"values": values},
        "width": {"step": 58},
        "height": {"step": 24},
        "encoding": {
            "x": _axis("year", "ordinal", labelAngle=0, orient="top"),
            "y": _axis("body", "nominal") | {"sort": bodies},
        },
        "layer": [cell, text],
    }


def _pick_bodies(entries: Sequence[Row]) -> list[str]:
    """Return the bodies with the most years, as many as a person can read."""
    counts = Counter(row["body"] for row in entries)
    return [body for body, _ in sorted(counts.items(), key=lambda each: (-each[1], each[0]))][
        :MOST_BODIES
    ]


def _make_cell(row: Row) -> Row:
    label = CONFLICT if row["has_conflict"] else (row["grade"] or UNGRADED)
    return {
        "body": row["body"],
        "year": str(row["year"]),
        "label": label,
        "basis": row["basis"],
        "opacity": 1 if row["basis"] == "reported" else 0.55,
        "sources": row["independent_sources"],
        "href": link_review(row["page_id"]),
    }


def _colour(place: float) -> str:
    return GRADE_COLOURS[round(place * (len(GRADE_COLOURS) - 1))]


def draw_streaks(rows: Sequence[Row]) -> Chart:
    """Return the longest streaks as bars, each labelled with its grade and years."""
    values = [
        {
            "claim": f"{row['body']} · {row['programme']}",
            "years": row["streak_years"],
            "label": _label_streak(row),
            "href": link_review(row["page_id"]),
        }
        for row in rows[:MOST_STREAKS]
    ]
    order = [value["claim"] for value in values]
    bar = {
        "mark": {"type": "bar", "color": GRADE_COLOURS[1], "cursor": "pointer"},
        "encoding": {"href": {"field": "href"}},
    }
    text = {
        "mark": {"type": "text", "align": "left", "dx": 5},
        "encoding": {"text": {"field": "label"}},
    }
    return {
        "data": {"values": values},
        "width": 320,
        "height": {"step": 24},
        "encoding": {
            "x": _axis("years", "quantitative", tickMinStep=1),
            "y": _axis("claim", "nominal", labelLimit=420) | {"sort": order},
        },
        "layer": [bar, text],
    }


def _label_streak(row: Row) -> str:
    years = "" if row["last_year"] is None else f"{row['first_year']}–{row['last_year']}"
    return " ".join(filter(None, (row["grade"], years)))


def draw_sources(entries: Iterable[Row]) -> Chart:
    """Return how many reported claims stand on one, two, three … independent sources."""
    counts = Counter(row["independent_sources"] for row in entries if row["basis"] == "reported")
    values = [{"sources": str(key), "claims": counts[key]} for key in sorted(counts)]
    return _chart(
        values,
        {"type": "bar", "color": GRADE_COLOURS[1]},
        width={"step": 60},
        x=_axis("sources", "ordinal", labelAngle=0) | {"sort": None},
        y=_axis("claims", "quantitative", tickMinStep=1),
    )


def draw_rejects(rows: Sequence[Row]) -> Chart:
    """Return what was held back by reason."""
    counts: defaultdict[str, int] = defaultdict(int)
    for row in rows:
        counts[row["reason"]] += row["held_back"]
    values = [{"reason": reason, "held_back": count} for reason, count in counts.items()]
    return _chart(
        values,
        {"type": "bar", "color": OUTCOME_COLOURS["fail"]},
        width=420,
        height={"step": 24},
        x=_axis("held_back", "quantitative", tickMinStep=1),
        y=_axis("reason", "nominal", labelLimit=240) | {"sort": "-x"},
    )


def draw_expectations(rows: Sequence[Row]) -> Chart:
    """Return the outcomes of the expectations by dataset, each linked to its Data Docs."""
    values = [row | {"href": link_data_docs(row["dataset"])} for row in rows]
    outcomes = list(OUTCOME_COLOURS)
    colours = {"domain": outcomes, "range": list(OUTCOME_COLOURS.values())}
    return _chart(
        values,
        "bar",
        width=420,
        height={"step": 22},
        x=_axis("expectations", "quantitative"),
        y=_axis("dataset", "nominal"),
        color={"field": "outcome", "type": "nominal", "scale": colours, "title": None},
    )


def _axis(name: str, kind: str, **axis: Any) -> Chart:
    return {"field": name, "type": kind, "title": None, "axis": axis}


def _chart(values: list[Row], mark: Any, width: Any, height: Any = 220, **encoding: Any) -> Chart:
    """Return a chart of one mark; its tooltip holds every value, its link is `href` where given."""
    shown = [{"field": name} for name in (values[0] if values else {}) if name != "href"]
    encoding["tooltip"] = shown
    if values and "href" in values[0]:
        encoding["href"] = {"field": "href"}
    return {
        "data": {"values": values},
        "mark": mark,
        "width": width,
        "height": height,
        "encoding": encoding,
    }
