-- How many users joined in each year from 2015 to 2020?
-- Reads:   the user table alone, one row a post (ind).
-- Columns: post_year (in spite of its name the year of joining), number_users_joined.
-- Ties:    none.
-- Parameters:
--   :users (default 'posts') 'posts' counts a user once a post, 'people' counts people: equal name,
--     age and time of joining are one person.
--   :user_table (default 'local_user_table') or 'catalog.schema.table'.
WITH users AS (
  SELECT
    year(date_joined) AS post_year,
    row_number() OVER (PARTITION BY user_name, age, date_joined ORDER BY ind) AS nth_of_person
  FROM IDENTIFIER(:user_table)
)
SELECT post_year, count(*) AS number_users_joined
FROM users
WHERE post_year BETWEEN 2015 AND 2020
  AND (:users = 'posts' OR nth_of_person = 1)
GROUP BY post_year
ORDER BY post_year
