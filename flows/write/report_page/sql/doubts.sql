-- What does not add up within a page.
SELECT
    "check",
    severity,
    observed,
    expected,
    message,
    regexp_extract(row_id, '^[0-9a-f]{32}') AS page_id
FROM checks
WHERE outcome = 'fail' AND row_id IS NOT NULL AND "check" <> 'ledger_agreement'
ORDER BY severity, "check", row_id
