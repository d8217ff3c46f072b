-- The figures at the head of the report.
SELECT
    (SELECT count(*) FROM pages) AS pages,
    (SELECT count(*) FROM articles) AS articles,
    (SELECT count(DISTINCT cluster_id) FROM clusters) AS independent_pages,
    (SELECT count(*) FROM awards) AS awards,
    (SELECT count(DISTINCT coalesce(body_code, body)) FROM ledger) AS bodies,
    (SELECT count(*) FROM ledger WHERE has_conflict) AS conflicts,
    (SELECT count(*) FROM rejects) AS rejects
