-- What was held back, by stage and reason.
SELECT
    reason,
    stage,
    count(*) AS held_back,
    min(page_id) AS page_id,
    min(detail) AS example
FROM rejects
GROUP BY ALL
ORDER BY held_back DESC, reason, stage
