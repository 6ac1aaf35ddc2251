WITH known AS (
  SELECT g.country, p.follower_count FROM pin p JOIN geo g USING (ind)
  WHERE g.country IS NOT NULL AND p.poster_name IS NOT NULL AND p.follower_count IS NOT NULL)
SELECT min(country) AS country, follower_count FROM known
WHERE follower_count = (SELECT max(follower_count) FROM known) GROUP BY follower_count
