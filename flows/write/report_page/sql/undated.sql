-- Articles whose page gives no day of publication.
SELECT count(*) AS articles
FROM articles
WHERE published_at IS NULL
