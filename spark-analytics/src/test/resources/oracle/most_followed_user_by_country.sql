WITH known AS (
  SELECT g.country, p.poster_name, p.follower_count FROM pin p JOIN geo g USING (ind)
  WHERE g.country IS NOT NULL AND p.poster_name IS NOT NULL AND p.follower_count IS NOT NULL),
top AS (SELECT DISTINCT k.* FROM known k JOIN (SELECT country, max(follower_count) AS most FROM known GROUP BY country) m
  ON k.country = m.country AND k.follower_count = m.most)
SELECT country, if('${ties}' = 'all', poster_name, min(poster_name) OVER (PARTITION BY country)) AS poster_name, follower_count
FROM top
