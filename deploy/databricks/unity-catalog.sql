-- What Unity Catalog needs before the first deployment. Run it once in the SQL editor as somebody who may create external
-- locations and schemas. Replace: main, pinflow (catalog and schema), <BUCKET>, <SERVICE_PRINCIPAL>
-- (the application id that the jobs run as), analysts (the group that reads).
--
-- The storage credential pinflow comes first, by the command line, since SQL can't make one on AWS:
--   databricks storage-credentials create --json \
--     '{"name": "pinflow", "aws_iam_role": {"role_arn": "arn:aws:iam::<ACCOUNT_ID>:role/pinflow-unity-catalog"}}'
-- It prints the external id for the role's trust policy (iam/unity-catalog-trust-policy.json).

-- The bucket: topics/ (landed), delta/ (tables), checkpoints/, results/.
CREATE EXTERNAL LOCATION IF NOT EXISTS pinflow
URL 's3://<BUCKET>/'
WITH (STORAGE CREDENTIAL pinflow)
COMMENT 'Posts as they landed, the Delta tables, what was read, the answers';

CREATE SCHEMA IF NOT EXISTS main.pinflow COMMENT 'Posts and what they say';

-- The job's jar is uploaded here. Tables can't live in a volume; they are external tables under delta/.
CREATE VOLUME IF NOT EXISTS main.pinflow.jars COMMENT 'The jar of the jobs';

-- The jobs: read what landed, write tables, checkpoints and results, register the tables.
GRANT USE CATALOG ON CATALOG main TO `<SERVICE_PRINCIPAL>`;
GRANT USE SCHEMA, CREATE TABLE, SELECT, MODIFY ON SCHEMA main.pinflow TO `<SERVICE_PRINCIPAL>`;
GRANT READ FILES, WRITE FILES, CREATE EXTERNAL TABLE ON EXTERNAL LOCATION pinflow TO `<SERVICE_PRINCIPAL>`;
GRANT READ VOLUME ON VOLUME main.pinflow.jars TO `<SERVICE_PRINCIPAL>`;

-- Whoever deploys uploads the jar: the same grant to you, where somebody else owns the schema.
-- GRANT READ VOLUME, WRITE VOLUME ON VOLUME main.pinflow.jars TO `<YOU>`;

-- The readers of dashboard, notebook and tables; of the bucket they see nothing.
GRANT USE CATALOG ON CATALOG main TO `analysts`;
GRANT USE SCHEMA, SELECT ON SCHEMA main.pinflow TO `analysts`;
