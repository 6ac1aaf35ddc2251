SELECT age_group, category, n AS category_count
FROM (SELECT age_group_of(u.age) AS age_group, p.category, count(*) AS n FROM pin p JOIN user_rows u USING (ind) GROUP BY ALL)
WHERE age_group IS NOT NULL AND category IS NOT NULL
QUALIFY if('${ties}' = 'all', n = max(n) OVER (PARTITION BY age_group),
  category = first_value(category) OVER (PARTITION BY age_group ORDER BY n DESC, category))
