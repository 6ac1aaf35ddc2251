"""The DAG runs in real Airflow, against servers that speak Databricks' and Amazon's protocols."""

import json
from datetime import datetime, timedelta, timezone

import airflow
import pytest
from conftest import BUCKET, CONFIGURATION, TOPIC, make

# Its dag.test() neither retries nor lets a task fail at once; its scheduler does.
whole_dag_test = pytest.mark.skipif(airflow.__version__.startswith("3.0."), reason="dag.test() of Airflow 3.0")

NOW = datetime.now(timezone.utc)
ROWS = {"pin": 100, "geo": 90, "user": 80}
days = iter(range(1, 300))


def write_summary(s3, rows=ROWS, finished=None, interval_end=None):
    """summary.json as the batch writes it, with nanoseconds."""
    content = {
        "user_id": "local",
        "finished": (finished or datetime.now(timezone.utc)).strftime("%Y-%m-%dT%H:%M:%S.123456789Z"),
        "interval": {"end": interval_end and interval_end.strftime("%Y-%m-%dT%H:%M:%SZ")},
        "tables": {table: {"objects": 1, "rows": count} for table, count in rows.items()},
    }
    s3.load_string(json.dumps(content), "results/summary.json", BUCKET, replace=True)


def run(dag, **conf):
    """One DAG run of a day of its own; the state it ended in."""
    try:
        return dag.test(logical_date=next_day(), run_conf=conf)
    except TypeError:
        return dag.test(execution_date=next_day(), run_conf=conf)


def next_day():
    return datetime(2026, 1, 2, 2, tzinfo=timezone.utc) + timedelta(days=next(days))


def states(dag_run):
    return {ti.task_id: str(ti.state) for ti in dag_run.get_task_instances()}


def obey(workspace, s3, **summary):
    """Each run that succeeds leaves a summary for the interval it was given."""

    def leave(job_run):
        end = job_run.request["job_parameters"]["interval_end"]
        write_summary(s3, interval_end=datetime.fromisoformat(end.replace("Z", "+00:00")), **summary)

    workspace.on_success = leave


class Instance:
    """A task instance as far as the check and the alert look at it."""

    dag_id, task_id, run_id, try_number = "local_dag", "check_results", "a run", 1

    def __init__(self, found=None):
        self.found = found

    def xcom_pull(self, **ignored):
        return self.found


def check(module, before=None, end=None, **params):
    params = {"full_refresh": False, "accept_fewer_rows": False, **params}
    return module.check_results.function(ti=Instance(before), params=params, data_interval_end=end)


# Structure


def test_should_be_read_without_an_error_or_a_warning(bag):
    found, warnings = bag
    assert found.import_errors == {}
    assert warnings == []
    assert list(found.dags) == ["local_dag"]


def test_should_have_the_promised_structure(dag):
    assert dag.task_ids == ["run_batch", "check_results"]
    assert dag.get_task("run_batch").downstream_task_ids == {"check_results"}
    assert dag.catchup is False
    assert dag.max_active_runs == 1
    assert dag.get_task("run_batch").deferrable is True
    assert dag.get_task("run_batch").execution_timeout == timedelta(hours=6)
    assert {"pinflow", "local"} <= set(dag.tags)
    assert "check_results" in dag.doc_md
    for task in dag.tasks:
        assert task.retries == 1
        assert task.retry_exponential_backoff
        assert task.on_failure_callback


def test_should_have_intervals_of_a_day(dag):
    from airflow.timetables.interval import CronDataIntervalTimetable

    end = datetime(2026, 3, 2, 2, tzinfo=timezone.utc)
    interval = CronDataIntervalTimetable("0 2 * * *", "UTC").infer_manual_data_interval(run_after=end)
    assert type(dag.timetable).__name__ == "CronDataIntervalTimetable"
    assert interval.end - interval.start == timedelta(days=1)


def test_should_survive_being_stored(dag):
    try:
        from airflow.serialization.serialized_objects import DagSerialization as Stored

        back = Stored.deserialize_dag(Stored.serialize_dag(dag))
    except ImportError:
        from airflow.serialization.serialized_objects import SerializedDAG as Stored

        back = Stored.from_dict(Stored.to_dict(dag))
    assert back.task_dict.keys() == dag.task_dict.keys()


# Runs


def test_should_run_the_job_with_the_data_interval_and_check_its_results(dag, workspace, s3):
    obey(workspace, s3)
    ended = run(dag)
    assert str(ended.state) == "success"
    (job_run,) = workspace.runs.values()
    parameters = job_run.request["job_parameters"]
    assert parameters["full_refresh"] == "false"
    start, end = (parameters[key] for key in ("interval_start", "interval_end"))
    assert (start[-10:], end[-10:]) == ("T02:00:00Z", "T02:00:00Z")
    assert int(end[8:10]) - int(start[8:10]) in (1, -30, -29, -28, -27)
    assert len(job_run.request["idempotency_token"]) == 64
    asked = [path for method, path, _ in workspace.requests]
    assert asked.count("/api/2.2/jobs/runs/get") >= 3


def test_should_pass_a_full_refresh_on(dag, workspace, s3):
    obey(workspace, s3)
    assert str(run(dag, full_refresh=True).state) == "success"
    (job_run,) = workspace.runs.values()
    assert job_run.request["job_parameters"]["full_refresh"] == "true"


def test_should_wait_out_an_outage(dag, workspace, s3):
    obey(workspace, s3)
    workspace.outages = [503, 429]
    assert str(run(dag).state) == "success"
    assert len(workspace.runs) == 1


@whole_dag_test
def test_should_run_the_job_again_after_it_failed(dag, workspace, s3, sns):
    obey(workspace, s3)
    workspace.results = ["FAILED"]
    assert str(run(dag).state) == "success"
    tokens = [one.request["idempotency_token"] for one in workspace.runs.values()]
    assert len(set(tokens)) == 2
    assert workspace.most_at_once == 1
    assert sns.messages == []


@whole_dag_test
def test_should_tell_when_the_job_failed_for_good(dag, workspace, sns, mail):
    workspace.results = ["FAILED", "FAILED"]
    ended = run(dag)
    assert states(ended) == {"run_batch": "failed", "check_results": "upstream_failed"}
    assert len(workspace.runs) == 2
    (message,) = sns.messages
    assert message["TargetArn"] == TOPIC
    assert message["Subject"] == "Pinflow: run_batch of local_dag failed"
    for part in (ended.run_id, f"/jobs/77/runs/{max(workspace.runs)}", "FAILED"):
        assert part in message["Message"]
    for secret in (workspace.secret, "hunter2"):
        assert secret not in message["Message"]
    (letter,) = mail.messages
    assert "data@example.org" in letter


@whole_dag_test
def test_should_fail_at_once_when_rows_were_lost(dag, workspace, s3, sns):
    obey(workspace, s3)
    assert str(run(dag).state) == "success"
    obey(workspace, s3, rows={**ROWS, "geo": 89})
    ended = run(dag)
    assert states(ended)["check_results"] == "failed"
    (message,) = sns.messages
    assert "Table geo has 89 rows; at the last check it had 90." in message["Message"]
    assert "/jobs/77/runs/" in message["Message"]


@whole_dag_test
def test_should_say_that_there_is_no_such_job(dag, workspace, sns):
    workspace.job = "another"
    assert states(run(dag))["run_batch"] == "failed"
    (message,) = sns.messages
    assert "Databricks has no job 'pinflow-batch-local'. Deploy the bundle" in message["Message"]
    assert "Try: 1" in message["Message"]


# The task that runs the job


@pytest.fixture
def batch(module):
    return module.RunBatch(
        task_id="run_batch",
        json={"job_name": "pinflow-batch-local", "job_parameters": {}},
        execution_timeout=timedelta(hours=1),
    )


def test_should_take_over_a_run_that_is_still_going(batch, workspace):
    batch._start("local_dag", "a run")
    first = batch.run_id
    batch._start("local_dag", "a run")
    assert batch.run_id == first
    batch._start("local_dag", "another run")
    assert batch.run_id != first


def test_should_not_run_a_job_again_that_was_done(batch, workspace):
    workspace.seconds, before = 0, workspace.seconds
    batch._start("local_dag", "a run")
    workspace.seconds = before
    batch._start("local_dag", "a run")
    assert len(workspace.runs) == 1


def test_should_cancel_the_run_when_the_time_is_up(batch, workspace):
    batch._start("local_dag", "a run")
    number, batch.run_id = batch.run_id, None
    batch.pre_execute({"ti": Instance(number)})
    with pytest.raises(Exception):
        batch.resume_execution("__fail__", {"error": "Trigger timeout"}, {})
        raise AssertionError("resumed")
    if workspace.runs[number].cancelled is None:  # Airflow 2.11 calls it in this case
        batch.on_kill()
    assert workspace.runs[number].cancelled


def test_should_defer_no_longer_than_the_time_out(batch):
    from airflow.exceptions import TaskDeferred
    from airflow.providers.databricks.triggers.databricks import DatabricksExecutionTrigger

    with pytest.raises(TaskDeferred) as deferred:
        batch.defer(trigger=DatabricksExecutionTrigger(1, "databricks_default"), method_name="x")
    assert deferred.value.timeout == timedelta(hours=1)


def test_should_start_the_next_run_after_a_cancelled_one(batch, workspace):
    workspace.results = ["CANCELED", "TIMEDOUT"]
    workspace.seconds, before = 0, workspace.seconds
    batch._start("local_dag", "a run")
    workspace.seconds = before
    assert len(workspace.runs) == 3


# The check


def test_should_accept_fresh_results(module, s3):
    write_summary(s3, interval_end=NOW)
    assert check(module, before=ROWS, end=NOW) == ROWS
    assert check(module, end=None) == ROWS


def test_should_accept_results_without_an_interval(module, s3):
    write_summary(s3)
    assert check(module, end=NOW) == ROWS


@pytest.mark.parametrize(
    ("summary", "before", "problem"),
    [
        ({"finished": NOW - timedelta(hours=27)}, None, "more than 1 day, 2:00:00 ago"),
        ({"interval_end": NOW - timedelta(days=1)}, None, "are of the data interval that ended at"),
        ({"rows": {**ROWS, "geo": 0}}, None, "Table geo has 0 rows, fewer than 1."),
        ({"rows": {"pin": 1, "geo": 1}}, None, "Table user has 0 rows, fewer than 1."),
        ({}, {**ROWS, "pin": 101}, "Table pin has 100 rows; at the last check it had 101."),
    ],
)
def test_should_refuse_results(module, s3, summary, before, problem):
    write_summary(s3, **summary)
    with pytest.raises(module.AirflowFailException, match=problem):
        check(module, before, end=NOW)


@pytest.mark.parametrize("param", ["accept_fewer_rows", "full_refresh"])
def test_should_accept_fewer_rows_when_told_so(module, s3, param):
    write_summary(s3)
    assert check(module, {**ROWS, "pin": 101}, NOW, **{param: True}) == ROWS


def test_should_say_that_there_are_no_results(module, s3):
    s3.delete_objects(BUCKET, ["results/summary.json"])
    with pytest.raises(module.AirflowFailException, match="There is no 's3://.*/summary.json'"):
        check(module)


@pytest.mark.parametrize("text", ["2026-01-02T03:04:05Z", "2026-01-02T03:04:05.1Z", "2026-01-02T03:04:05.123456789Z"])
def test_should_read_times_of_any_precision(module, text):
    assert module.instant(text).replace(microsecond=0) == datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)


# The alert


@pytest.mark.parametrize(
    "secret",
    [
        "dapi0123456789abcdef",
        "AKIAIOSFODNN7EXAMPLE",
        "password=hunter2",
        "'token': 'hunter2'",
        "Authorization: Bearer hunter2",
        "https://user:hunter2@host/",
        "aws_secret_access_key: hunter2",
    ],
)
def test_should_keep_secrets_out_of_alerts(module, secret):
    text = module.harmless(f"Cannot reach {secret} now\nTraceback hunter2")
    assert "hunter2" not in text
    assert "0123456789" not in text
    assert "IOSFODNN" not in text


def test_should_send_mail_when_the_topic_cannot_be_reached(module, sns, mail, monkeypatch):
    monkeypatch.setitem(module.SETTINGS, "aws_connection", "missing")
    monkeypatch.setenv("AWS_ENDPOINT_URL_SNS", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    module.alert({"ti": Instance(), "exception": ValueError("broken")})
    assert sns.messages == []
    (letter,) = mail.messages
    assert "Pinflow: check_results of local_dag failed" in letter


# make_dag.py


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[pinflow]\nuser_id = a/b", "'a/b' as user_id in [pinflow] can't name a DAG"),
        ("[schedule]\ntimeout = 6", "'6' as timeout in [schedule] is no duration"),
        ("[schedule]\nstart = soon", "'soon' as start in [schedule] is no day"),
        ("[results]\nfolder = /tmp", "'/tmp' as folder in [results] is no folder on S3"),
        ("[alerts]\nsns_topic = x", "'x' as sns_topic in [alerts] is no topic's ARN"),
        ("[alerts]\nemails = x", "'x' as emails in [alerts] has a part"),
        ("[alerts]\nemail = x", "Unknown key 'email' in [alerts]. It has: sns_topic, emails"),
        ("user_id = x", "Cannot read the configuration"),
    ],
)
def test_should_say_what_is_wrong_with_a_configuration(tmp_path, text, problem):
    made = make(tmp_path, text)
    assert made.returncode == 2
    assert problem in made.stderr
    assert "Traceback" not in made.stderr


def test_should_make_the_same_file_each_time(tmp_path):
    made = make(tmp_path, CONFIGURATION + "[pinflow]\nuser_id = a1\n")
    assert made.stdout.strip() == str(tmp_path / "a1_dag.py")
    first = (tmp_path / "a1_dag.py").read_text()
    make(tmp_path, CONFIGURATION + "[pinflow]\nuser_id = a1\n")
    assert (tmp_path / "a1_dag.py").read_text() == first
    compile(first, "a1_dag.py", "exec")
    assert "pinflow-batch-a1" in first
