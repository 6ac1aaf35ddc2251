-- What is the median follower count of the posters of each age group?
-- Reads:   the pin and user tables, one row a post (ind), joined on ind. Posts whose follower count
--          is unknown, and of users under 18, don't count.
-- Columns: age_group (18-24, 25-35, 36-50, +50 for 51 and over), median_follower_count.
-- Ties:    none.
-- Parameters:
--   :median (default 'exact') 'exact' is the mean of the two middle values, 'approximate' is
--     Spark's percentile_approx(follower_count, 0.5), a value that occurs.
--   :users (default 'posts') 'posts' weighs users by their posts, 'people' takes one row a person
--     (equal name, age and time of joining): the post with the lowest ind.
--   :pin_table (default 'local_pin_table') or 'catalog.schema.table'.
--   :user_table (default 'local_user_table') or 'catalog.schema.table'.
WITH posts AS (
  SELECT
    CASE
      WHEN users.age BETWEEN 18 AND 24 THEN '18-24'
      WHEN users.age BETWEEN 25 AND 35 THEN '25-35'
      WHEN users.age BETWEEN 36 AND 50 THEN '36-50'
      WHEN users.age > 50 THEN '+50'
    END AS age_group,
    pin.follower_count,
    row_number() OVER (
      PARTITION BY users.user_name, users.age, users.date_joined ORDER BY pin.ind
    ) AS nth_of_person
  FROM IDENTIFIER(:pin_table) AS pin
  JOIN IDENTIFIER(:user_table) AS users ON pin.ind = users.ind
  WHERE pin.follower_count IS NOT NULL
)
SELECT
  age_group,
  CASE :median
    WHEN 'approximate' THEN percentile_approx(follower_count, 0.5)
    ELSE median(follower_count)
  END AS median_follower_count
FROM posts
WHERE age_group IS NOT NULL
  AND (:users = 'posts' OR nth_of_person = 1)
GROUP BY age_group
ORDER BY age_group = '+50', age_group
