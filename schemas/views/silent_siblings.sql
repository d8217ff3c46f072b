-- Silence: programmes of the same evaluator and year that a body of the ledger has no row in.
-- Reads `awards`, `ledger`. Silence is no result: the body may not have been assessed, or nobody told.
WITH programmes AS (
    SELECT DISTINCT
        coalesce(programme_id, programme) AS programme_key,
        first(programme ORDER BY programme) AS programme,
        coalesce(evaluator_code, evaluator) AS evaluator_key,
        first(evaluator ORDER BY evaluator) AS evaluator,
        year
    FROM awards
    WHERE programme IS NOT NULL AND evaluator IS NOT NULL AND year IS NOT NULL
    GROUP BY ALL
),

told AS (
    SELECT DISTINCT
        body,
        body_code,
        coalesce(programme_id, programme) AS programme_key,
        year
    FROM ledger
)

SELECT DISTINCT
    told.body,
    told.body_code,
    sibling.evaluator,
    told.year,
    sibling.programme AS silent_programme
FROM told
JOIN programmes AS own USING (programme_key, year)
JOIN programmes AS sibling USING (evaluator_key, year)
WHERE NOT EXISTS (
    SELECT 1
    FROM told AS other
    WHERE
        coalesce(other.body_code, other.body) = coalesce(told.body_code, told.body)
        AND other.year = told.year
        AND other.programme_key = sibling.programme_key
)
ORDER BY told.body, told.year, silent_programme
