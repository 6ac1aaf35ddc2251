SELECT country, category, n AS category_count
FROM (SELECT g.country, p.category, count(*) AS n FROM pin p, geo g WHERE p.ind = g.ind GROUP BY ALL)
WHERE country IS NOT NULL AND category IS NOT NULL
QUALIFY if('${ties}' = 'all', n = max(n) OVER (PARTITION BY country),
  category = first_value(category) OVER (PARTITION BY country ORDER BY n DESC, category))
