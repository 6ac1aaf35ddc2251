-- What is the median follower count of those who joined in each year from 2015 to 2020?
-- Reads:   the pin and user tables, one row a post (ind), joined on ind. Posts whose follower count
--          is unknown don't count.
-- Columns: post_year (in spite of its name the year of joining), median_follower_count.
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
    year(users.date_joined) AS post_year,
    pin.follower_count,
    row_number() OVER (
      PARTITION BY users.user_name, users.age, users.date_joined ORDER BY pin.ind
    ) AS nth_of_person
  FROM IDENTIFIER(:pin_table) AS pin
  JOIN IDENTIFIER(:user_table) AS users ON pin.ind = users.ind
  WHERE pin.follower_count IS NOT NULL
)
SELECT
  post_year,
  CASE :median
    WHEN 'approximate' THEN percentile_approx(follower_count, 0.5)
    ELSE median(follower_count)
  END AS median_follower_count
FROM posts
WHERE post_year BETWEEN 2015 AND 2020
  AND (:users = 'posts' OR nth_of_person = 1)
GROUP BY post_year
ORDER BY post_year
