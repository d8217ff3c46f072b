-- Articles by outlet and day of publication; `page_id` is one of them.
SELECT
    coalesce(outlet, issuer, '—') AS outlet,
    strftime(timezone('Asia/Seoul', published_at), '%Y-%m-%d') AS day,
    count(*) AS articles,
    min(page_id) AS page_id
FROM articles
WHERE published_at IS NOT NULL
GROUP BY ALL
ORDER BY day, outlet
