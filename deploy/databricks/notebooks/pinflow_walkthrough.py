# Databricks notebook source
# MAGIC %md
# MAGIC # Pinflow: tables and queries
# MAGIC Posts come from Kafka and Kinesis, are cleaned, and end up in three Delta tables with one row a post (`ind`). This notebook
# MAGIC walks through them: what they hold, where they come from, what could not be cleaned and why, how good they are, what each
# MAGIC run did, and the ten questions.
# MAGIC
# MAGIC Runs on Databricks Runtime 15.2 or newer, or serverless. Set the fields above, then *Run all*. Nothing is written.

# COMMAND ----------

dbutils.widgets.text("catalog", "main", "1 Catalog")
dbutils.widgets.text("schema", "pinflow", "2 Schema")
dbutils.widgets.text("user_id", "local", "3 User id")
dbutils.widgets.dropdown("median", "exact", ["exact", "approximate"], "4 Median")
dbutils.widgets.dropdown("ties", "all", ["all", "first"], "5 Ties")
dbutils.widgets.dropdown("users", "posts", ["posts", "people"], "6 Users")

# COMMAND ----------

# The queries take the names of their tables as parameters. They follow from the fields above, so they are made again each
# time; Databricks wants a widget removed in one cell and made in another.
TABLES = ("pin", "geo", "user", "deadletter", "quality", "run")

for name in TABLES:
    if f"{name}_table" in dbutils.widgets.getAll():
        dbutils.widgets.remove(f"{name}_table")

# COMMAND ----------

def table(name):
    place = [dbutils.widgets.get("catalog"), dbutils.widgets.get("schema")]
    return ".".join(f"`{part}`" for part in [*place, dbutils.widgets.get("user_id") + f"_{name}_table"])


for name in TABLES:
    dbutils.widgets.text(f"{name}_table", table(name))

# COMMAND ----------

# MAGIC %md
# MAGIC ## The tables
# MAGIC How many rows, and how many posts: the two are equal, for each post is one row however often it was posted.

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 'pin' AS table, count(*) AS rows, count(DISTINCT ind) AS posts FROM IDENTIFIER(:pin_table)
# MAGIC UNION ALL
# MAGIC SELECT 'geo', count(*), count(DISTINCT ind) FROM IDENTIFIER(:geo_table)
# MAGIC UNION ALL
# MAGIC SELECT 'user', count(*), count(DISTINCT ind) FROM IDENTIFIER(:user_table)

# COMMAND ----------

# MAGIC %md
# MAGIC ### Columns
# MAGIC `coordinates` is latitude, longitude. Times have no zone: they are what the database had.

# COMMAND ----------

for name in ("pin", "geo", "user"):
    display(spark.sql(f"DESCRIBE TABLE {table(name)}"))

# COMMAND ----------

# MAGIC %md
# MAGIC ### Rows

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM IDENTIFIER(:pin_table) ORDER BY ind LIMIT 20

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM IDENTIFIER(:geo_table) ORDER BY ind LIMIT 20

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM IDENTIFIER(:user_table) ORDER BY ind LIMIT 20

# COMMAND ----------

# MAGIC %md
# MAGIC ### A post as a whole
# MAGIC The three tables join on `ind`. A post may lack a part whose message has not come yet, or could not be cleaned.

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT
# MAGIC   count(*) AS posts,
# MAGIC   count_if(geo.ind IS NULL) AS without_geo,
# MAGIC   count_if(users.ind IS NULL) AS without_user,
# MAGIC   count_if(pin.category IS NULL) AS without_category,
# MAGIC   count_if(pin.follower_count IS NULL) AS without_follower_count
# MAGIC FROM IDENTIFIER(:pin_table) AS pin
# MAGIC LEFT JOIN IDENTIFIER(:geo_table) AS geo ON pin.ind = geo.ind
# MAGIC LEFT JOIN IDENTIFIER(:user_table) AS users ON pin.ind = users.ind

# COMMAND ----------

# MAGIC %md
# MAGIC ### History
# MAGIC Every run that brought something is a version, and older versions can still be read until they are vacuumed.

# COMMAND ----------

for name in ("pin", "geo", "user"):
    display(spark.sql(f"DESCRIBE HISTORY {table(name)} LIMIT 20"))

# COMMAND ----------

# As the pins were at first.
display(spark.sql(f"SELECT count(*) AS rows FROM {table('pin')} VERSION AS OF 0"))

# COMMAND ----------

# MAGIC %md
# MAGIC ## What could not be cleaned
# MAGIC Each dead letter says where it came from, which field was refused and why, how to mend it, and keeps the value itself.

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT `table`, field, reason, count(*) AS messages, min(message) AS example, min(remedy) AS remedy
# MAGIC FROM IDENTIFIER(:deadletter_table)
# MAGIC GROUP BY `table`, field, reason
# MAGIC ORDER BY messages DESC, `table`, field, reason

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT topic, partition, offset, timestamp, `table`, field, reason, message, value
# MAGIC FROM IDENTIFIER(:deadletter_table)
# MAGIC ORDER BY timestamp DESC, topic, partition, offset
# MAGIC LIMIT 20

# COMMAND ----------

# MAGIC %md
# MAGIC ## Quality
# MAGIC What is expected of the tables is declared in one file; each run checks what it changed. A finding that fails is reported, or
# MAGIC ends the run as failed, as the job was told.
# MAGIC
# MAGIC ### quality

# COMMAND ----------

# MAGIC %sql
# MAGIC -- Do the tables keep what is expected of them?
# MAGIC -- Reads:   the findings of the last run that checked, one row an expectation.
# MAGIC -- Columns: table, expectation, kind, severity, status, violations, rate, allowed_rate, observed, expected, examples (some
# MAGIC --          ind), checked_at.
# MAGIC -- Tables:  :quality_table, a name such as 'local_quality_table' or 'catalog.schema.table'.
# MAGIC SELECT
# MAGIC   `table`,
# MAGIC   expectation,
# MAGIC   kind,
# MAGIC   severity,
# MAGIC   status,
# MAGIC   violations,
# MAGIC   rate,
# MAGIC   allowed_rate,
# MAGIC   observed,
# MAGIC   expected,
# MAGIC   array_join(examples, ', ') AS examples,
# MAGIC   checked_at
# MAGIC FROM IDENTIFIER(:quality_table)
# MAGIC WHERE run_id = (SELECT max_by(run_id, checked_at) FROM IDENTIFIER(:quality_table))
# MAGIC ORDER BY status = 'passed', `table`, expectation

# COMMAND ----------

# MAGIC %md
# MAGIC ## Runs
# MAGIC Each run leaves a row, a failed one too: what it read and wrote, how long each step took, which versions it ran on.
# MAGIC
# MAGIC ### runs

# COMMAND ----------

# MAGIC %sql
# MAGIC -- What did each run of the batch do?
# MAGIC -- Reads:   the run log, one row a run, also of those that failed.
# MAGIC -- Columns: started, status, seconds, data interval, objects and bytes read, rows inserted and updated in the three tables,
# MAGIC --          rows they hold, dead letters, error (its first line), run_id.
# MAGIC -- Tables:  :run_table, a name such as 'local_run_table' or 'catalog.schema.table'.
# MAGIC SELECT
# MAGIC   started,
# MAGIC   status,
# MAGIC   round(seconds, 1) AS seconds,
# MAGIC   interval_start,
# MAGIC   interval_end,
# MAGIC   tables['pin'].objects + tables['geo'].objects + tables['user'].objects AS objects,
# MAGIC   tables['pin'].bytes + tables['geo'].bytes + tables['user'].bytes AS bytes,
# MAGIC   tables['pin'].inserted + tables['geo'].inserted + tables['user'].inserted AS inserted,
# MAGIC   tables['pin'].updated + tables['geo'].updated + tables['user'].updated AS updated,
# MAGIC   tables['pin'].rows + tables['geo'].rows + tables['user'].rows AS rows,
# MAGIC   dead_letters,
# MAGIC   error,
# MAGIC   run_id
# MAGIC FROM IDENTIFIER(:run_table)
# MAGIC ORDER BY started DESC
# MAGIC LIMIT 90

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT started, step, round(took, 1) AS seconds
# MAGIC FROM IDENTIFIER(:run_table)
# MAGIC LATERAL VIEW explode(steps) AS step, took
# MAGIC ORDER BY started DESC, took DESC
# MAGIC LIMIT 100

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT started, touched AS table, work.*
# MAGIC FROM IDENTIFIER(:run_table)
# MAGIC LATERAL VIEW explode(tables) AS touched, work
# MAGIC ORDER BY started DESC, touched
# MAGIC LIMIT 100

# COMMAND ----------

# MAGIC %md
# MAGIC ## Answers over time
# MAGIC The job keeps every answer that differs from the one before, with the run and the options it was given with.

# COMMAND ----------

display(spark.sql(f"SELECT * FROM {table('result_users_joined_by_year')} ORDER BY answered_at DESC, post_year LIMIT 100"))

# COMMAND ----------

# MAGIC %md
# MAGIC ## The questions
# MAGIC The SQL is that of the job, unchanged. The fields above choose between the readings of a question.

# COMMAND ----------

# MAGIC %md
# MAGIC ### category_posts_by_year

# COMMAND ----------

# MAGIC %sql
# MAGIC -- How many posts did each category get in each year from 2018 to 2022?
# MAGIC -- Reads:   the pin and geo tables, one row a post (ind), joined on ind. Posts of an unknown
# MAGIC --          category don't count.
# MAGIC -- Columns: post_year (the year of the post), category, category_count.
# MAGIC -- Ties:    none, every category is listed.
# MAGIC -- Parameters:
# MAGIC --   :pin_table (default 'local_pin_table') or 'catalog.schema.table'.
# MAGIC --   :geo_table (default 'local_geo_table') or 'catalog.schema.table'.
# MAGIC SELECT year(geo.timestamp) AS post_year, pin.category, count(*) AS category_count
# MAGIC FROM IDENTIFIER(:pin_table) AS pin
# MAGIC JOIN IDENTIFIER(:geo_table) AS geo ON pin.ind = geo.ind
# MAGIC WHERE year(geo.timestamp) BETWEEN 2018 AND 2022 AND pin.category IS NOT NULL
# MAGIC GROUP BY year(geo.timestamp), pin.category
# MAGIC ORDER BY post_year, category

# COMMAND ----------

# MAGIC %md
# MAGIC ### country_with_most_followed_user

# COMMAND ----------

# MAGIC %sql
# MAGIC -- In which country does the poster with the most followers of all post?
# MAGIC -- Reads:   the pin and geo tables, one row a post (ind), joined on ind. Posts whose country, poster
# MAGIC --          or follower count is unknown don't count.
# MAGIC -- Columns: country, follower_count; one row, or none where nothing is known.
# MAGIC -- Ties:    the country that comes first in the alphabet (bytes of UTF-8).
# MAGIC -- Parameters:
# MAGIC --   :pin_table (default 'local_pin_table') or 'catalog.schema.table'.
# MAGIC --   :geo_table (default 'local_geo_table') or 'catalog.schema.table'.
# MAGIC SELECT geo.country, max(pin.follower_count) AS follower_count
# MAGIC FROM IDENTIFIER(:pin_table) AS pin
# MAGIC JOIN IDENTIFIER(:geo_table) AS geo ON pin.ind = geo.ind
# MAGIC WHERE geo.country IS NOT NULL AND pin.poster_name IS NOT NULL AND pin.follower_count IS NOT NULL
# MAGIC GROUP BY geo.country
# MAGIC ORDER BY follower_count DESC, country
# MAGIC LIMIT 1

# COMMAND ----------

# MAGIC %md
# MAGIC ### median_follower_count_by_age_group

# COMMAND ----------

# MAGIC %sql
# MAGIC -- What is the median follower count of the posters of each age group?
# MAGIC -- Reads:   the pin and user tables, one row a post (ind), joined on ind. Posts whose follower count
# MAGIC --          is unknown, and of users under 18, don't count.
# MAGIC -- Columns: age_group (18-24, 25-35, 36-50, +50 for 51 and over), median_follower_count.
# MAGIC -- Ties:    none.
# MAGIC -- Parameters:
# MAGIC --   :median (default 'exact') 'exact' is the mean of the two middle values, 'approximate' is
# MAGIC --     Spark's percentile_approx(follower_count, 0.5), a value that occurs.
# MAGIC --   :users (default 'posts') 'posts' weighs users by their posts, 'people' takes one row a person
# MAGIC --     (equal name, age and time of joining): the post with the lowest ind.
# MAGIC --   :pin_table (default 'local_pin_table') or 'catalog.schema.table'.
# MAGIC --   :user_table (default 'local_user_table') or 'catalog.schema.table'.
# MAGIC WITH posts AS (
# MAGIC   SELECT
# MAGIC     CASE
# MAGIC       WHEN users.age BETWEEN 18 AND 24 THEN '18-24'
# MAGIC       WHEN users.age BETWEEN 25 AND 35 THEN '25-35'
# MAGIC       WHEN users.age BETWEEN 36 AND 50 THEN '36-50'
# MAGIC       WHEN users.age > 50 THEN '+50'
# MAGIC     END AS age_group,
# MAGIC     pin.follower_count,
# MAGIC     row_number() OVER (
# MAGIC       PARTITION BY users.user_name, users.age, users.date_joined ORDER BY pin.ind
# MAGIC     ) AS nth_of_person
# MAGIC   FROM IDENTIFIER(:pin_table) AS pin
# MAGIC   JOIN IDENTIFIER(:user_table) AS users ON pin.ind = users.ind
# MAGIC   WHERE pin.follower_count IS NOT NULL
# MAGIC )
# MAGIC SELECT
# MAGIC   age_group,
# MAGIC   CASE :median
# MAGIC     WHEN 'approximate' THEN percentile_approx(follower_count, 0.5)
# MAGIC     ELSE median(follower_count)
# MAGIC   END AS median_follower_count
# MAGIC FROM posts
# MAGIC WHERE age_group IS NOT NULL
# MAGIC   AND (:users = 'posts' OR nth_of_person = 1)
# MAGIC GROUP BY age_group
# MAGIC ORDER BY age_group = '+50', age_group

# COMMAND ----------

# MAGIC %md
# MAGIC ### median_follower_count_by_joining_year

# COMMAND ----------

# MAGIC %sql
# MAGIC -- What is the median follower count of those who joined in each year from 2015 to 2020?
# MAGIC -- Reads:   the pin and user tables, one row a post (ind), joined on ind. Posts whose follower count
# MAGIC --          is unknown don't count.
# MAGIC -- Columns: post_year (in spite of its name the year of joining), median_follower_count.
# MAGIC -- Ties:    none.
# MAGIC -- Parameters:
# MAGIC --   :median (default 'exact') 'exact' is the mean of the two middle values, 'approximate' is
# MAGIC --     Spark's percentile_approx(follower_count, 0.5), a value that occurs.
# MAGIC --   :users (default 'posts') 'posts' weighs users by their posts, 'people' takes one row a person
# MAGIC --     (equal name, age and time of joining): the post with the lowest ind.
# MAGIC --   :pin_table (default 'local_pin_table') or 'catalog.schema.table'.
# MAGIC --   :user_table (default 'local_user_table') or 'catalog.schema.table'.
# MAGIC WITH posts AS (
# MAGIC   SELECT
# MAGIC     year(users.date_joined) AS post_year,
# MAGIC     pin.follower_count,
# MAGIC     row_number() OVER (
# MAGIC       PARTITION BY users.user_name, users.age, users.date_joined ORDER BY pin.ind
# MAGIC     ) AS nth_of_person
# MAGIC   FROM IDENTIFIER(:pin_table) AS pin
# MAGIC   JOIN IDENTIFIER(:user_table) AS users ON pin.ind = users.ind
# MAGIC   WHERE pin.follower_count IS NOT NULL
# MAGIC )
# MAGIC SELECT
# MAGIC   post_year,
# MAGIC   CASE :median
# MAGIC     WHEN 'approximate' THEN percentile_approx(follower_count, 0.5)
# MAGIC     ELSE median(follower_count)
# MAGIC   END AS median_follower_count
# MAGIC FROM posts
# MAGIC WHERE post_year BETWEEN 2015 AND 2020
# MAGIC   AND (:users = 'posts' OR nth_of_person = 1)
# MAGIC GROUP BY post_year
# MAGIC ORDER BY post_year

# COMMAND ----------

# MAGIC %md
# MAGIC ### median_follower_count_by_joining_year_and_age_group

# COMMAND ----------

# MAGIC %sql
# MAGIC -- What is the median follower count of each age group of those who joined from 2015 to 2020?
# MAGIC -- Reads:   the pin and user tables, one row a post (ind), joined on ind. Posts whose follower count
# MAGIC --          is unknown, and of users under 18, don't count.
# MAGIC -- Columns: age_group (18-24, 25-35, 36-50, +50 for 51 and over), post_year (in spite of its name
# MAGIC --          the year of joining), median_follower_count.
# MAGIC -- Ties:    none.
# MAGIC -- Parameters:
# MAGIC --   :median (default 'exact') 'exact' is the mean of the two middle values, 'approximate' is
# MAGIC --     Spark's percentile_approx(follower_count, 0.5), a value that occurs.
# MAGIC --   :users (default 'posts') 'posts' weighs users by their posts, 'people' takes one row a person
# MAGIC --     (equal name, age and time of joining): the post with the lowest ind.
# MAGIC --   :pin_table (default 'local_pin_table') or 'catalog.schema.table'.
# MAGIC --   :user_table (default 'local_user_table') or 'catalog.schema.table'.
# MAGIC WITH posts AS (
# MAGIC   SELECT
# MAGIC     CASE
# MAGIC       WHEN users.age BETWEEN 18 AND 24 THEN '18-24'
# MAGIC       WHEN users.age BETWEEN 25 AND 35 THEN '25-35'
# MAGIC       WHEN users.age BETWEEN 36 AND 50 THEN '36-50'
# MAGIC       WHEN users.age > 50 THEN '+50'
# MAGIC     END AS age_group,
# MAGIC     year(users.date_joined) AS post_year,
# MAGIC     pin.follower_count,
# MAGIC     row_number() OVER (
# MAGIC       PARTITION BY users.user_name, users.age, users.date_joined ORDER BY pin.ind
# MAGIC     ) AS nth_of_person
# MAGIC   FROM IDENTIFIER(:pin_table) AS pin
# MAGIC   JOIN IDENTIFIER(:user_table) AS users ON pin.ind = users.ind
# MAGIC   WHERE pin.follower_count IS NOT NULL
# MAGIC )
# MAGIC SELECT
# MAGIC   age_group,
# MAGIC   post_year,
# MAGIC   CASE :median
# MAGIC     WHEN 'approximate' THEN percentile_approx(follower_count, 0.5)
# MAGIC     ELSE median(follower_count)
# MAGIC   END AS median_follower_count
# MAGIC FROM posts
# MAGIC WHERE age_group IS NOT NULL AND post_year BETWEEN 2015 AND 2020
# MAGIC   AND (:users = 'posts' OR nth_of_person = 1)
# MAGIC GROUP BY age_group, post_year
# MAGIC ORDER BY age_group = '+50', age_group, post_year

# COMMAND ----------

# MAGIC %md
# MAGIC ### most_followed_user_by_country

# COMMAND ----------

# MAGIC %sql
# MAGIC -- Who has the most followers among those who post in each country?
# MAGIC -- Reads:   the pin and geo tables, one row a post (ind), joined on ind. Posts whose country, poster
# MAGIC --          or follower count is unknown don't count; of a poster's several posts in a country the
# MAGIC --          largest count does.
# MAGIC -- Columns: country, poster_name, follower_count.
# MAGIC -- Parameters:
# MAGIC --   :ties (default 'all') 'all' gives every poster who shares the first place of a country, 'first'
# MAGIC --     only the one who comes first in the alphabet (bytes of UTF-8).
# MAGIC --   :pin_table (default 'local_pin_table') or 'catalog.schema.table'.
# MAGIC --   :geo_table (default 'local_geo_table') or 'catalog.schema.table'.
# MAGIC WITH posters AS (
# MAGIC   SELECT geo.country, pin.poster_name, max(pin.follower_count) AS follower_count
# MAGIC   FROM IDENTIFIER(:pin_table) AS pin
# MAGIC   JOIN IDENTIFIER(:geo_table) AS geo ON pin.ind = geo.ind
# MAGIC   WHERE geo.country IS NOT NULL AND pin.poster_name IS NOT NULL AND pin.follower_count IS NOT NULL
# MAGIC   GROUP BY geo.country, pin.poster_name
# MAGIC ),
# MAGIC placed AS (
# MAGIC   SELECT
# MAGIC     *,
# MAGIC     rank() OVER (PARTITION BY country ORDER BY follower_count DESC) AS place,
# MAGIC     row_number() OVER (PARTITION BY country ORDER BY follower_count DESC, poster_name) AS turn
# MAGIC   FROM posters
# MAGIC )
# MAGIC SELECT country, poster_name, follower_count
# MAGIC FROM placed
# MAGIC WHERE place = 1 AND (:ties = 'all' OR turn = 1)
# MAGIC ORDER BY country, poster_name

# COMMAND ----------

# MAGIC %md
# MAGIC ### most_popular_category_by_age_group

# COMMAND ----------

# MAGIC %sql
# MAGIC -- Which category is posted most in each age group?
# MAGIC -- Reads:   the pin and user tables, one row a post (ind), joined on ind. Posts of an unknown
# MAGIC --          category and of users under 18 don't count.
# MAGIC -- Columns: age_group (18-24, 25-35, 36-50, +50 for 51 and over), category, category_count.
# MAGIC -- Parameters:
# MAGIC --   :ties (default 'all') 'all' gives every category that shares the first place of an age group,
# MAGIC --     'first' only the one that comes first in the alphabet (bytes of UTF-8).
# MAGIC --   :pin_table (default 'local_pin_table') or 'catalog.schema.table'.
# MAGIC --   :user_table (default 'local_user_table') or 'catalog.schema.table'.
# MAGIC WITH posts AS (
# MAGIC   SELECT
# MAGIC     CASE
# MAGIC       WHEN users.age BETWEEN 18 AND 24 THEN '18-24'
# MAGIC       WHEN users.age BETWEEN 25 AND 35 THEN '25-35'
# MAGIC       WHEN users.age BETWEEN 36 AND 50 THEN '36-50'
# MAGIC       WHEN users.age > 50 THEN '+50'
# MAGIC     END AS age_group,
# MAGIC     pin.category
# MAGIC   FROM IDENTIFIER(:pin_table) AS pin
# MAGIC   JOIN IDENTIFIER(:user_table) AS users ON pin.ind = users.ind
# MAGIC ),
# MAGIC counts AS (
# MAGIC   SELECT age_group, category, count(*) AS category_count
# MAGIC   FROM posts
# MAGIC   WHERE age_group IS NOT NULL AND category IS NOT NULL
# MAGIC   GROUP BY age_group, category
# MAGIC ),
# MAGIC placed AS (
# MAGIC   SELECT
# MAGIC     *,
# MAGIC     rank() OVER (PARTITION BY age_group ORDER BY category_count DESC) AS place,
# MAGIC     row_number() OVER (PARTITION BY age_group ORDER BY category_count DESC, category) AS turn
# MAGIC   FROM counts
# MAGIC )
# MAGIC SELECT age_group, category, category_count
# MAGIC FROM placed
# MAGIC WHERE place = 1 AND (:ties = 'all' OR turn = 1)
# MAGIC ORDER BY age_group = '+50', age_group, category

# COMMAND ----------

# MAGIC %md
# MAGIC ### most_popular_category_by_country

# COMMAND ----------

# MAGIC %sql
# MAGIC -- Which category is posted most in each country?
# MAGIC -- Reads:   the pin and geo tables, one row a post (ind), joined on ind. Posts whose country or
# MAGIC --          category is unknown don't count.
# MAGIC -- Columns: country, category, category_count.
# MAGIC -- Parameters:
# MAGIC --   :ties (default 'all') 'all' gives every category that shares the first place of a country,
# MAGIC --     'first' only the one that comes first in the alphabet (bytes of UTF-8).
# MAGIC --   :pin_table (default 'local_pin_table') or 'catalog.schema.table'.
# MAGIC --   :geo_table (default 'local_geo_table') or 'catalog.schema.table'.
# MAGIC WITH counts AS (
# MAGIC   SELECT geo.country, pin.category, count(*) AS category_count
# MAGIC   FROM IDENTIFIER(:pin_table) AS pin
# MAGIC   JOIN IDENTIFIER(:geo_table) AS geo ON pin.ind = geo.ind
# MAGIC   WHERE geo.country IS NOT NULL AND pin.category IS NOT NULL
# MAGIC   GROUP BY geo.country, pin.category
# MAGIC ),
# MAGIC placed AS (
# MAGIC   SELECT
# MAGIC     *,
# MAGIC     rank() OVER (PARTITION BY country ORDER BY category_count DESC) AS place,
# MAGIC     row_number() OVER (PARTITION BY country ORDER BY category_count DESC, category) AS turn
# MAGIC   FROM counts
# MAGIC )
# MAGIC SELECT country, category, category_count
# MAGIC FROM placed
# MAGIC WHERE place = 1 AND (:ties = 'all' OR turn = 1)
# MAGIC ORDER BY country, category

# COMMAND ----------

# MAGIC %md
# MAGIC ### most_popular_category_by_year

# COMMAND ----------

# MAGIC %sql
# MAGIC -- Which category was posted most in each year from 2018 to 2022?
# MAGIC -- Reads:   the pin and geo tables, one row a post (ind), joined on ind. Posts of an unknown
# MAGIC --          category don't count.
# MAGIC -- Columns: post_year (the year of the post), category, category_count.
# MAGIC -- Parameters:
# MAGIC --   :ties (default 'all') 'all' gives every category that shares the first place of a year, 'first'
# MAGIC --     only the one that comes first in the alphabet (bytes of UTF-8).
# MAGIC --   :pin_table (default 'local_pin_table') or 'catalog.schema.table'.
# MAGIC --   :geo_table (default 'local_geo_table') or 'catalog.schema.table'.
# MAGIC WITH counts AS (
# MAGIC   SELECT year(geo.timestamp) AS post_year, pin.category, count(*) AS category_count
# MAGIC   FROM IDENTIFIER(:pin_table) AS pin
# MAGIC   JOIN IDENTIFIER(:geo_table) AS geo ON pin.ind = geo.ind
# MAGIC   WHERE year(geo.timestamp) BETWEEN 2018 AND 2022 AND pin.category IS NOT NULL
# MAGIC   GROUP BY year(geo.timestamp), pin.category
# MAGIC ),
# MAGIC placed AS (
# MAGIC   SELECT
# MAGIC     *,
# MAGIC     rank() OVER (PARTITION BY post_year ORDER BY category_count DESC) AS place,
# MAGIC     row_number() OVER (PARTITION BY post_year ORDER BY category_count DESC, category) AS turn
# MAGIC   FROM counts
# MAGIC )
# MAGIC SELECT post_year, category, category_count
# MAGIC FROM placed
# MAGIC WHERE place = 1 AND (:ties = 'all' OR turn = 1)
# MAGIC ORDER BY post_year, category

# COMMAND ----------

# MAGIC %md
# MAGIC ### users_joined_by_year

# COMMAND ----------

# MAGIC %sql
# MAGIC -- How many users joined in each year from 2015 to 2020?
# MAGIC -- Reads:   the user table alone, one row a post (ind).
# MAGIC -- Columns: post_year (in spite of its name the year of joining), number_users_joined.
# MAGIC -- Ties:    none.
# MAGIC -- Parameters:
# MAGIC --   :users (default 'posts') 'posts' counts a user once a post, 'people' counts people: equal name,
# MAGIC --     age and time of joining are one person.
# MAGIC --   :user_table (default 'local_user_table') or 'catalog.schema.table'.
# MAGIC WITH users AS (
# MAGIC   SELECT
# MAGIC     year(date_joined) AS post_year,
# MAGIC     row_number() OVER (PARTITION BY user_name, age, date_joined ORDER BY ind) AS nth_of_person
# MAGIC   FROM IDENTIFIER(:user_table)
# MAGIC )
# MAGIC SELECT post_year, count(*) AS number_users_joined
# MAGIC FROM users
# MAGIC WHERE post_year BETWEEN 2015 AND 2020
# MAGIC   AND (:users = 'posts' OR nth_of_person = 1)
# MAGIC GROUP BY post_year
# MAGIC ORDER BY post_year
