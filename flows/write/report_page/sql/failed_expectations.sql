-- Expectations and checks over whole datasets that failed.
SELECT
    dataset,
    "check",
    severity,
    observed,
    expected
FROM checks
WHERE row_id IS NULL AND outcome = 'fail'
ORDER BY severity, dataset, "check"
