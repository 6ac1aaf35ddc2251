WITH known AS (
  SELECT p.ind, p.follower_count AS f, u.user_name, u.age, u.date_joined
  FROM pin p JOIN user_rows u USING (ind) WHERE p.follower_count IS NOT NULL),
taken AS (
  SELECT age, date_joined, f FROM known WHERE '${users}' = 'posts'
  UNION ALL
  SELECT age, date_joined, arg_min(f, ind) FROM known WHERE '${users}' = 'people' GROUP BY user_name, age, date_joined)
SELECT extract(year FROM date_joined) AS post_year,
  CAST(if('${median}' = 'exact', quantile_cont(f, 0.5), quantile_disc(f, 0.5)) AS DOUBLE) AS median_follower_count
FROM taken WHERE date_joined >= TIMESTAMP '2015-01-01' AND date_joined < TIMESTAMP '2021-01-01' GROUP BY ALL
