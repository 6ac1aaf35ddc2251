-- Which category was posted most in each year from 2018 to 2022?
-- Reads:   the pin and geo tables, one row a post (ind), joined on ind. Posts of an unknown
--          category don't count.
-- Columns: post_year (the year of the post), category, category_count.
-- Parameters:
--   :ties (default 'all') 'all' gives every category that shares the first place of a year, 'first'
--     only the one that comes first in the alphabet (bytes of UTF-8).
--   :pin_table (default 'local_pin_table') or 'catalog.schema.table'.
--   :geo_table (default 'local_geo_table') or 'catalog.schema.table'.
WITH counts AS (
  SELECT year(geo.timestamp) AS post_year, pin.category, count(*) AS category_count
  FROM IDENTIFIER(:pin_table) AS pin
  JOIN IDENTIFIER(:geo_table) AS geo ON pin.ind = geo.ind
  WHERE year(geo.timestamp) BETWEEN 2018 AND 2022 AND pin.category IS NOT NULL
  GROUP BY year(geo.timestamp), pin.category
),
placed AS (
  SELECT
    *,
    rank() OVER (PARTITION BY post_year ORDER BY category_count DESC) AS place,
    row_number() OVER (PARTITION BY post_year ORDER BY category_count DESC, category) AS turn
  FROM counts
)
SELECT post_year, category, category_count
FROM placed
WHERE place = 1 AND (:ties = 'all' OR turn = 1)
ORDER BY post_year, category
