-- Streak board: the longest streak that each body has claimed in a programme (by field
-- where it grades by field), and for what grade.
-- Reads `awards`. `pages` are those that state a streak of that length for that grade; `page_id` is
-- the first of them.
WITH claimed AS (
    SELECT
        recipient AS body,
        recipient_code AS body_code,
        programme,
        programme_id,
        field,
        grade,
        streak_years,
        coalesce(year, streak_first_year + streak_years - 1) AS last_year,
        page_id
    FROM awards
    WHERE streak_years IS NOT NULL AND recipient IS NOT NULL AND programme IS NOT NULL
),

counted AS (
    SELECT
        * EXCLUDE (page_id),
        count(DISTINCT page_id) AS pages,
        min(page_id) AS page_id
    FROM claimed
    GROUP BY ALL
)

SELECT
    *,
    last_year - streak_years + 1 AS first_year
FROM counted
QUALIFY row_number() OVER (
    PARTITION BY coalesce(body_code, body), coalesce(programme_id, programme), field
    ORDER BY streak_years DESC, last_year DESC NULLS LAST, grade
) = 1
ORDER BY streak_years DESC, body, programme, field
