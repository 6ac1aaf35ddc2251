-- In which country does the poster with the most followers of all post?
-- Reads:   the pin and geo tables, one row a post (ind), joined on ind. Posts whose country, poster
--          or follower count is unknown don't count.
-- Columns: country, follower_count; one row, or none where nothing is known.
-- Ties:    the country that comes first in the alphabet (bytes of UTF-8).
-- Parameters:
--   :pin_table (default 'local_pin_table') or 'catalog.schema.table'.
--   :geo_table (default 'local_geo_table') or 'catalog.schema.table'.
SELECT geo.country, max(pin.follower_count) AS follower_count
FROM IDENTIFIER(:pin_table) AS pin
JOIN IDENTIFIER(:geo_table) AS geo ON pin.ind = geo.ind
WHERE geo.country IS NOT NULL AND pin.poster_name IS NOT NULL AND pin.follower_count IS NOT NULL
GROUP BY geo.country
ORDER BY follower_count DESC, country
LIMIT 1
