-- What is the latest answer to a query?
-- Reads:   a table of answers over time, one row a row of an answer. An answer that differs from
--          the one before, or was asked with other options, is added; an answer without rows is
--          one row in which the columns of the query are null.
-- Columns: all of the table.
-- Parameters:
--   :result_table (default 'local_result_users_joined_by_year_table') or 'catalog.schema.table'.
SELECT *
FROM IDENTIFIER(:result_table)
WHERE answered_at = (SELECT max(answered_at) FROM IDENTIFIER(:result_table))
