"""Groups of expectations that several datasets share: keys, parents, spans, facts."""

from schemas.expectation import (
    Expectation,
    between,
    matches,
    not_null,
    ordered,
    true_flag,
    unique,
)

PAGE_ID_REGEX = "^[0-9a-f]{32}$"
ARTICLE_ID_REGEX = "^[0-9a-f]{32}:[0-9]+$"

# 1948: the Republic of Korea and its first ministries; before it no public body was evaluated.
# 2100: beyond any plan that a page of today reports as a result.
FIRST_YEAR, LAST_YEAR = 1948, 2100


def key_of(*columns: str) -> tuple[Expectation, ...]:
    """Return: the key is filled, unique in its batch row by row and unique over the run.

    The second holds back a page's faulty row, the third ends a run whose batches overlap.
    """
    return (
        *(not_null(column) for column in columns),
        true_flag("is_first_of_key", "No row before it has the same key.", reason="duplicate_key"),
        unique(*columns),
    )


def parent_in(dataset: str) -> tuple[Expectation, ...]:
    """Return: the row's parent in that dataset is there, in the batch and over the run."""
    column, sentence = f"has_{dataset}", f"The row it refers to in `{dataset}` is there."
    return (
        true_flag(column, sentence, reason="missing_parent"),
        true_flag(column, sentence, reason="missing_parent", scope="run"),
    )


SPAN: tuple[Expectation, ...] = (
    not_null("start"),
    not_null("end"),
    not_null("rule"),
    between("start", 0, None, "offsets count from the start of the page's text"),
    ordered("start", "end", "a span holds at least a character", strictly=True),
    ordered(
        "end", "page_char_count", "a span lies inside the page's text", reason="span_outside_page"
    ),
)

OF_PAGE: tuple[Expectation, ...] = (
    not_null("page_id"),
    *parent_in("pages"),
)

OF_ARTICLE: tuple[Expectation, ...] = (
    *OF_PAGE,
    not_null("article_id"),
    *parent_in("articles"),
    true_flag("is_of_its_page", "`article_id` begins with the row's `page_id`."),
    *SPAN,
)

VERBATIM = true_flag(
    "is_verbatim", "The words are the page's text from `start` to `end`.", reason="not_verbatim"
)

OF_REGISTRIES = true_flag(
    "is_of_registries",
    "Its codes are in the registry of bodies, its programme in that of programmes.",
    reason="unknown_value",
)


def id_of(column: str, kind: str) -> tuple[Expectation, ...]:
    """Return: the key column is `<page_id>:<kind>:<start>`; `kind` may be an alternation."""
    return (
        *key_of(column),
        matches(column, f"^[0-9a-f]{{32}}:(?:{kind}):[0-9]+$", "`<page_id>:<kind>:<start>`"),
        true_flag(
            "is_named_by_place",
            "Its id says page, kind and place, so that a better rule renames nothing.",
            reason="malformed_value",
        ),
    )


def year(column: str = "year") -> Expectation:
    """Return: a year in which a public body of the republic can have done something."""
    return between(column, FIRST_YEAR, LAST_YEAR, "the republic was founded in 1948")
