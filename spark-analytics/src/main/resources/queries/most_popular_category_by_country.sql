-- Which category is posted most in each country?
-- Reads:   the pin and geo tables, one row a post (ind), joined on ind. Posts whose country or
--          category is unknown don't count.
-- Columns: country, category, category_count.
-- Parameters:
--   :ties (default 'all') 'all' gives every category that shares the first place of a country,
--     'first' only the one that comes first in the alphabet (bytes of UTF-8).
--   :pin_table (default 'local_pin_table') or 'catalog.schema.table'.
--   :geo_table (default 'local_geo_table') or 'catalog.schema.table'.
WITH counts AS (
  SELECT geo.country, pin.category, count(*) AS category_count
  FROM IDENTIFIER(:pin_table) AS pin
  JOIN IDENTIFIER(:geo_table) AS geo ON pin.ind = geo.ind
  WHERE geo.country IS NOT NULL AND pin.category IS NOT NULL
  GROUP BY geo.country, pin.category
),
placed AS (
  SELECT
    *,
    rank() OVER (PARTITION BY country ORDER BY category_count DESC) AS place,
    row_number() OVER (PARTITION BY country ORDER BY category_count DESC, category) AS turn
  FROM counts
)
SELECT country, category, category_count
FROM placed
WHERE place = 1 AND (:ties = 'all' OR turn = 1)
ORDER BY country, category
