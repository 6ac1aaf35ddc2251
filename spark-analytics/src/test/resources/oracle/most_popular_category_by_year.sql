WITH counts AS (
  SELECT extract(year FROM g.timestamp) AS post_year, p.category, count(p.ind) AS n
  FROM geo g INNER JOIN pin p USING (ind)
  WHERE g.timestamp >= TIMESTAMP '2018-01-01' AND g.timestamp < TIMESTAMP '2023-01-01'
  GROUP BY ALL HAVING p.category IS NOT NULL)
SELECT post_year, category, n AS category_count FROM counts c
WHERE n = (SELECT max(n) FROM counts d WHERE d.post_year = c.post_year)
  AND ('${ties}' = 'all' OR category = (SELECT min(category) FROM counts e WHERE e.post_year = c.post_year
    AND e.n = (SELECT max(n) FROM counts d WHERE d.post_year = c.post_year)))
