-- Ledger entries, the programmes with the most entries first.
SELECT
    coalesce(programme_id, programme) AS programme_key,
    programme_id,
    first(programme ORDER BY year, body) OVER whole AS programme,
    count(*) OVER (PARTITION BY coalesce(programme_id, programme)) AS entries,
    body,
    year,
    grade,
    basis,
    independent_sources,
    has_conflict,
    page_ids[1] AS page_id
FROM ledger
WINDOW whole AS (
    PARTITION BY coalesce(programme_id, programme)
    ORDER BY year, body
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
)
ORDER BY entries DESC, programme_key, body, year
