-- What sources say differently of one body, programme and year: a row a grade, side by side.
WITH said AS (
    SELECT
        row_id AS claim,
        unnest(string_split(observed, '; ')) AS statement
    FROM checks
    WHERE "check" = 'ledger_agreement' AND outcome = 'fail'
)

SELECT
    claim,
    string_split(statement, ': ')[1] AS grade,
    string_split(string_split(statement, ': ')[2], ', ') AS page_ids
FROM said
ORDER BY claim, grade
