-- Who has the most followers among those who post in each country?
-- Reads:   the pin and geo tables, one row a post (ind), joined on ind. Posts whose country, poster
--          or follower count is unknown don't count; of a poster's several posts in a country the
--          largest count does.
-- Columns: country, poster_name, follower_count.
-- Parameters:
--   :ties (default 'all') 'all' gives every poster who shares the first place of a country, 'first'
--     only the one who comes first in the alphabet (bytes of UTF-8).
--   :pin_table (default 'local_pin_table') or 'catalog.schema.table'.
--   :geo_table (default 'local_geo_table') or 'catalog.schema.table'.
WITH posters AS (
  SELECT geo.country, pin.poster_name, max(pin.follower_count) AS follower_count
  FROM IDENTIFIER(:pin_table) AS pin
  JOIN IDENTIFIER(:geo_table) AS geo ON pin.ind = geo.ind
  WHERE geo.country IS NOT NULL AND pin.poster_name IS NOT NULL AND pin.follower_count IS NOT NULL
  GROUP BY geo.country, pin.poster_name
),
placed AS (
  SELECT
    *,
    rank() OVER (PARTITION BY country ORDER BY follower_count DESC) AS place,
    row_number() OVER (PARTITION BY country ORDER BY follower_count DESC, poster_name) AS turn
  FROM posters
)
SELECT country, poster_name, follower_count
FROM placed
WHERE place = 1 AND (:ties = 'all' OR turn = 1)
ORDER BY country, poster_name
