-- Which category is posted most in each age group?
-- Reads:   the pin and user tables, one row a post (ind), joined on ind. Posts of an unknown
--          category and of users under 18 don't count.
-- Columns: age_group (18-24, 25-35, 36-50, +50 for 51 and over), category, category_count.
-- Parameters:
--   :ties (default 'all') 'all' gives every category that shares the first place of an age group,
--     'first' only the one that comes first in the alphabet (bytes of UTF-8).
--   :pin_table (default 'local_pin_table') or 'catalog.schema.table'.
--   :user_table (default 'local_user_table') or 'catalog.schema.table'.
WITH posts AS (
  SELECT
    CASE
      WHEN users.age BETWEEN 18 AND 24 THEN '18-24'
      WHEN users.age BETWEEN 25 AND 35 THEN '25-35'
      WHEN users.age BETWEEN 36 AND 50 THEN '36-50'
      WHEN users.age > 50 THEN '+50'
    END AS age_group,
    pin.category
  FROM IDENTIFIER(:pin_table) AS pin
  JOIN IDENTIFIER(:user_table) AS users ON pin.ind = users.ind
),
counts AS (
  SELECT age_group, category, count(*) AS category_count
  FROM posts
  WHERE age_group IS NOT NULL AND category IS NOT NULL
  GROUP BY age_group, category
),
placed AS (
  SELECT
    *,
    rank() OVER (PARTITION BY age_group ORDER BY category_count DESC) AS place,
    row_number() OVER (PARTITION BY age_group ORDER BY category_count DESC, category) AS turn
  FROM counts
)
SELECT age_group, category, category_count
FROM placed
WHERE place = 1 AND (:ties = 'all' OR turn = 1)
ORDER BY age_group = '+50', age_group, category
