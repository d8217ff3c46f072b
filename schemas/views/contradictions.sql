-- Contradiction list: what sources disagree on, and what does not add up within one page.
-- Reads `checks`. Between pages `observed` holds every grade with the pages that say it.
SELECT
    CASE "check" WHEN 'ledger_agreement' THEN 'between pages' ELSE 'within a page' END AS kind,
    "check",
    dataset,
    row_id,
    severity,
    observed,
    expected,
    message
FROM checks
WHERE outcome = 'fail' AND row_id IS NOT NULL
ORDER BY kind, "check", row_id
