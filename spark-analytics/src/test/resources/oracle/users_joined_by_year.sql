SELECT joined AS post_year, count(*) AS number_users_joined
FROM (
  SELECT extract(year FROM date_joined) AS joined FROM user_rows WHERE '${users}' = 'posts'
  UNION ALL
  SELECT extract(year FROM date_joined) FROM (SELECT DISTINCT user_name, age, date_joined FROM user_rows) WHERE '${users}' = 'people')
GROUP BY joined HAVING joined >= 2015 AND joined <= 2020
