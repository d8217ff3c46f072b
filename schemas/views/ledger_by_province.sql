-- Ledger by province: every entry of a local government under its province.
-- Reads `ledger`. The first two digits of a local government's code are its province's; bodies
-- without such a code stand under NULL. `entries_by_streak` are years that only a streak implies.
SELECT
    CASE
        WHEN regexp_full_match(body_code, '[0-9]{2}([0-9]{3})?') THEN left(body_code, 2)
    END AS province_code,
    programme,
    programme_id,
    year,
    grade,
    count(*) AS bodies,
    count(*) FILTER (WHERE basis = 'implied_by_streak') AS entries_by_streak,
    count(*) FILTER (WHERE has_conflict) AS conflicts,
    sum(independent_sources) AS independent_sources
FROM ledger
GROUP BY ALL
ORDER BY province_code NULLS LAST, programme, year, grade NULLS LAST
