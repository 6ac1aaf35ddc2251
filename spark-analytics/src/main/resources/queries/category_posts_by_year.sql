-- How many posts did each category get in each year from 2018 to 2022?
-- Reads:   the pin and geo tables, one row a post (ind), joined on ind. Posts of an unknown
--          category don't count.
-- Columns: post_year (the year of the post), category, category_count.
-- Ties:    none, every category is listed.
-- Parameters:
--   :pin_table (default 'local_pin_table') or 'catalog.schema.table'.
--   :geo_table (default 'local_geo_table') or 'catalog.schema.table'.
SELECT year(geo.timestamp) AS post_year, pin.category, count(*) AS category_count
FROM IDENTIFIER(:pin_table) AS pin
JOIN IDENTIFIER(:geo_table) AS geo ON pin.ind = geo.ind
WHERE year(geo.timestamp) BETWEEN 2018 AND 2022 AND pin.category IS NOT NULL
GROUP BY year(geo.timestamp), pin.category
ORDER BY post_year, category
