"""Columns that several datasets share, defined once."""

import pyarrow as pa

from schemas.dataset import Column, Parent

PAGE_ID = Column(
    "page_id", pa.string(), "The page: first 32 hex digits of the SHA-256 of its bytes"
)
START = Column("start", pa.int32(), "First character in the page's text", "code points")
END = Column("end", pa.int32(), "One past the last character in the page's text", "code points")
RULE = Column("rule", pa.string(), "Name of the rule that decided")

FACT = (
    Column("article_id", pa.string(), "The article the fact was read from"),
    PAGE_ID,
    START,
    END,
    RULE,
)
PAGE_PARENT = Parent("page_id", "pages", "page_id")
FACT_PARENTS = (Parent("article_id", "articles", "article_id"), PAGE_PARENT)
