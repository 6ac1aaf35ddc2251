-- What did each run of the batch do?
-- Reads:   the run log, one row a run, also of those that failed.
-- Columns: started, status, seconds, data interval, objects and bytes read, rows inserted and updated in the three tables,
--          rows they hold, dead letters, error (its first line), run_id.
-- Tables:  :run_table, a name such as 'local_run_table' or 'catalog.schema.table'.
SELECT
  started,
  status,
  round(seconds, 1) AS seconds,
  interval_start,
  interval_end,
  tables['pin'].objects + tables['geo'].objects + tables['user'].objects AS objects,
  tables['pin'].bytes + tables['geo'].bytes + tables['user'].bytes AS bytes,
  tables['pin'].inserted + tables['geo'].inserted + tables['user'].inserted AS inserted,
  tables['pin'].updated + tables['geo'].updated + tables['user'].updated AS updated,
  tables['pin'].rows + tables['geo'].rows + tables['user'].rows AS rows,
  dead_letters,
  error,
  run_id
FROM IDENTIFIER(:run_table)
ORDER BY started DESC
LIMIT 90
