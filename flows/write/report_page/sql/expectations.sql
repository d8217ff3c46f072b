-- How the suites came out, by dataset and outcome.
SELECT
    dataset,
    outcome,
    count(*) AS expectations
FROM checks
WHERE row_id IS NULL
GROUP BY ALL
ORDER BY dataset, outcome
