SELECT extract(year FROM g.timestamp) AS post_year, p.category, count(p.ind) AS category_count
FROM geo g INNER JOIN pin p USING (ind)
WHERE g.timestamp >= TIMESTAMP '2018-01-01' AND g.timestamp < TIMESTAMP '2023-01-01'
GROUP BY ALL HAVING p.category IS NOT NULL
