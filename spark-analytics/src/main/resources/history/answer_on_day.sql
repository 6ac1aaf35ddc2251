-- What was the answer to a query at the end of a day?
-- Reads:   a table of answers over time, one row a row of an answer. An answer that differs from
--          the one before, or was asked with other options, is added; an answer without rows is
--          one row in which the columns of the query are null.
-- Columns: all of the table; no row where nothing was asked until then.
-- Parameters:
--   :result_table (default 'local_result_users_joined_by_year_table') or 'catalog.schema.table'.
--   :day (default '2030-01-01') a date of the session's time zone, as '2026-11-21'.
SELECT *
FROM IDENTIFIER(:result_table)
WHERE answered_at = (
  SELECT max(answered_at)
  FROM IDENTIFIER(:result_table)
  WHERE answered_at < CAST(date_add(CAST(:day AS DATE), 1) AS TIMESTAMP)
)
