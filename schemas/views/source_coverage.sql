-- Source coverage: how much each outlet or issuer contributes, copies told from own words.
-- Reads `articles`, `awards`, `clusters`. `own_pages` represent their group of copies.
WITH sources AS (
    SELECT
        coalesce(outlet, issuer) AS source,
        article_id,
        page_id
    FROM articles
),

told AS (
    SELECT
        article_id,
        count(*) AS awards
    FROM awards
    GROUP BY article_id
)

SELECT
    source,
    count(DISTINCT page_id) AS pages,
    count(DISTINCT page_id) FILTER (WHERE is_representative) AS own_pages,
    count(DISTINCT article_id) FILTER (WHERE told.awards > 0) AS award_articles,
    coalesce(sum(told.awards), 0)::BIGINT AS awards
FROM sources
LEFT JOIN told USING (article_id)
LEFT JOIN clusters USING (page_id)
GROUP BY source
ORDER BY pages DESC, source NULLS LAST
