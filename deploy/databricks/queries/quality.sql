-- Do the tables keep what is expected of them?
-- Reads:   the findings of the last run that checked, one row an expectation.
-- Columns: table, expectation, kind, severity, status, violations, rate, allowed_rate, observed, expected, examples (some
--          ind), checked_at.
-- Tables:  :quality_table, a name such as 'local_quality_table' or 'catalog.schema.table'.
SELECT
  `table`,
  expectation,
  kind,
  severity,
  status,
  violations,
  rate,
  allowed_rate,
  observed,
  expected,
  array_join(examples, ', ') AS examples,
  checked_at
FROM IDENTIFIER(:quality_table)
WHERE run_id = (SELECT max_by(run_id, checked_at) FROM IDENTIFIER(:quality_table))
ORDER BY status = 'passed', `table`, expectation
