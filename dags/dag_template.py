"""@HEADER@"""

from __future__ import annotations

import hashlib
import itertools
import json
import logging
import re
from datetime import datetime, timedelta, timezone

from airflow.providers.databricks.operators.databricks import DatabricksRunNowOperator

try:  # Airflow 3
    from airflow.sdk import DAG, Param, task
except ImportError:  # Airflow 2.11
    from airflow import DAG
    from airflow.decorators import task
    from airflow.models.param import Param
try:  # Airflow 3.2
    from airflow.sdk import CronDataIntervalTimetable
except ImportError:
    from airflow.timetables.interval import CronDataIntervalTimetable
try:  # Airflow 3.1
    from airflow.sdk.exceptions import AirflowException, AirflowFailException, TaskDeferralTimeout
except ImportError:
    from airflow.exceptions import AirflowException, AirflowFailException

    try:  # Airflow 3.0
        from airflow.exceptions import TaskDeferralTimeout
    except ImportError:  # Airflow 2.11 calls on_kill itself
        TaskDeferralTimeout = ()

SETTINGS = "@SETTINGS@"

RUN_BATCH = "run_batch"
CHECK_RESULTS = "check_results"
LOGGER = logging.getLogger(__name__)

# A run somebody started by hand may have no data interval.
INSTANT = "{{{{ {0}.strftime('%Y-%m-%dT%H:%M:%SZ') if {0} is defined and {0} else '' }}}}"


class RunBatch(DatabricksRunNowOperator):
    """
    Runs the batch job once for a DAG run, whatever happens to Airflow meanwhile.

    A try that finds a run of an earlier try still going, or done well, takes that one over; after
    a failed or cancelled one it starts the next. Tokens tell Databricks which run is meant. A run
    that takes longer than the time-out is cancelled.
    """

    def pre_execute(self, context):
        # Not new but resumed: on_kill has to know what to cancel.
        self.run_id = context["ti"].xcom_pull(task_ids=self.task_id, key="run_id")

    def execute(self, context):
        self._start(context["dag"].dag_id, context["run_id"])
        super().execute(context)
        # Some versions of the operator pass over a run that failed before they first asked.
        state = self._hook.get_run_state(self.run_id)
        if not state.is_successful:
            raise AirflowException(f"Job run {self.run_id} ended badly: {state.state_message}")

    def _start(self, dag_id, dag_run_id):
        job = self.json["job_name"]
        job_id = self._hook.find_job_id_by_name(job)
        if job_id is None:
            raise AirflowFailException(
                f"Databricks has no job '{job}'. Deploy the bundle in deploy/databricks, or set"
                " job_name to what the job is called, and make the DAG again."
            )
        for number in itertools.count():
            self.json["idempotency_token"] = token(dag_id, dag_run_id, number)
            request = {key: value for key, value in self.json.items() if key != "job_name"}
            self.run_id = self._hook.run_now({**request, "job_id": job_id})
            state = self._hook.get_run_state(self.run_id)
            if not state.is_terminal or state.is_successful:
                return
            self.log.info("Job run %s ended as %s; the next one follows.", self.run_id, state)

    def defer(self, **arguments):
        # Airflow 3 does not count the time a task is deferred.
        super().defer(**{"timeout": self.execution_timeout, **arguments})

    def resume_execution(self, next_method, next_kwargs, context):
        try:
            return super().resume_execution(next_method, next_kwargs, context)
        except TaskDeferralTimeout:
            self.on_kill()
            raise


def token(dag_id, dag_run_id, number):
    """The idempotency token of a DAG run's number-th job run: 64 characters, as many as allowed."""
    return hashlib.sha256(f"{dag_id}\n{dag_run_id}\n{number}".encode()).hexdigest()


def summary():
    """What the last batch run says of itself: summary.json."""
    from airflow.providers.amazon.aws.hooks.s3 import S3Hook

    place = SETTINGS["folder"] + "/summary.json"
    hook = S3Hook(aws_conn_id=SETTINGS["aws_connection"])
    if not hook.check_for_key(place):
        raise AirflowFailException(
            f"There is no '{place}': the batch never wrote results there. Give the job's --results"
            " and the DAG's results folder the same value."
        )
    return json.loads(hook.read_key(place))


def instant(text):
    """A time as the batch writes it (up to nanoseconds), or None."""
    if not text:
        return None
    whole = re.sub(r"(\.\d{6})\d*|(\.\d{1,5})(?=\D)", r"\1", text.replace("Z", "+00:00"))
    return datetime.fromisoformat(whole)


def why_stale(found, interval_end, now):
    """Why results are too old for the run whose interval ended then; None when they are not."""
    finished = instant(found["finished"])
    limit = timedelta(seconds=SETTINGS["fresh_within"])
    if now - finished > limit:
        return f"The results were finished at {finished}, more than {limit} ago."
    theirs = instant(found.get("interval", {}).get("end"))
    if interval_end and theirs and theirs < interval_end.replace(microsecond=0):
        return (
            f"The results are of the data interval that ended at {theirs}, this run's ended at"
            f" {interval_end}."
        )
    return None


def too_few(rows, before, fewer_are_fine):
    """What is wrong with the tables' rows, a sentence each."""
    minimum = SETTINGS["minimum_rows"]
    wrong = [
        f"Table {table} has {rows.get(table, 0)} rows, fewer than {least}."
        for table, least in minimum.items()
        if rows.get(table, 0) < least
    ]
    shrunk = [
        f"Table {table} has {rows.get(table, 0)} rows; at the last check it had {count}."
        for table, count in before.items()
        if rows.get(table, 0) < count
    ]
    return wrong + ([] if fewer_are_fine else shrunk)


@task(task_id=CHECK_RESULTS)
def check_results(ti=None, params=None, data_interval_end=None):
    """Fails when the results are not this run's or tables lost rows; returns rows per table."""
    found = summary()
    rows = {table: counts["rows"] for table, counts in found["tables"].items()}
    # Without map_indexes Airflow 3 gives every check there ever was.
    before = ti.xcom_pull(task_ids=CHECK_RESULTS, include_prior_dates=True, map_indexes=-1) or {}
    stale = why_stale(found, data_interval_end, datetime.now(timezone.utc))
    fewer_are_fine = params["accept_fewer_rows"] or params["full_refresh"]
    wrong = ([stale] if stale else []) + too_few(rows, before, fewer_are_fine)
    if wrong:
        raise AirflowFailException(" ".join(wrong))
    LOGGER.info("Rows: %s; at the last check: %s", rows, before or "none")
    return rows


def harmless(text):
    """The first line of an error, short, without what looks like a secret."""
    line = (str(text).strip().splitlines() or [""])[0]
    line = re.sub(r"(?i)\b(dapi|dose|AKIA|ASIA|eyJ)[\w.-]{8,}", "***", line)
    line = re.sub(r"(?i)(\b\w*(?:token|password|secret|key)\w*['\"]?\s*[:=]\s*)\S+", r"\1***", line)
    line = re.sub(r"(?i)(bearer |//[^/\s:@]+:)[^\s@]+", r"\1***", line)
    return line if len(line) <= 300 else line[:299] + "…"


def run_link(ti):
    """The Databricks page of the job run; None when there is none or Airflow can't say."""
    try:
        return ti.xcom_pull(task_ids=RUN_BATCH, key="run_page_url")
    except Exception as failure:  # an alert without a link is better than no alert
        LOGGER.warning("Cannot find the link to the job run: %s", failure)
        return None


def alert_text(context):
    """Subject and text of an alert."""
    ti = context["ti"]
    lines = {
        "DAG": ti.dag_id,
        "Task": ti.task_id,
        "Run": ti.run_id,
        "Try": ti.try_number,
        "Reason": harmless(context.get("exception") or "unknown; see the log"),
        "Databricks run": run_link(ti),
        "Log": getattr(ti, "log_url", None),
    }
    text = "\n".join(f"{name}: {value}" for name, value in lines.items() if value)
    return f"Pinflow: {ti.task_id} of {ti.dag_id} failed"[:100], text


def alert(context):
    """Tells the SNS topic and the e-mail addresses of the settings that a task failed for good."""
    subject, text = alert_text(context)
    for send, wanted in ((publish, SETTINGS["sns_topic"]), (mail, SETTINGS["emails"])):
        try:
            if wanted:
                send(subject, text)
        except Exception:  # the other way may still work, and the task's own error matters more
            LOGGER.exception("Cannot send the alert '%s' by %s", subject, send.__name__)


def publish(subject, text):
    """Sends an alert to the SNS topic."""
    from airflow.providers.amazon.aws.hooks.sns import SnsHook

    topic = SETTINGS["sns_topic"]
    hook = SnsHook(aws_conn_id=SETTINGS["aws_connection"], region_name=topic.split(":")[3])
    hook.publish_to_target(topic, text, subject=subject)


def mail(subject, text):
    """Sends an alert to the e-mail addresses."""
    from html import escape

    from airflow.providers.smtp.hooks.smtp import SmtpHook

    with SmtpHook(smtp_conn_id=SETTINGS["smtp_connection"]) as hook:
        hook.send_email_smtp(
            to=SETTINGS["emails"], subject=subject, html_content=f"<pre>{escape(text)}</pre>"
        )


with DAG(
    dag_id=SETTINGS["user_id"] + "_dag",
    description="Pinflow's batch job on Databricks, and a check of its results",
    doc_md=__doc__,
    # Not "@daily": that has intervals without length on Airflow 3.
    schedule=CronDataIntervalTimetable(SETTINGS["cron"], timezone="UTC"),
    start_date=datetime.fromisoformat(SETTINGS["start"]).replace(tzinfo=timezone.utc),
    catchup=False,
    max_active_runs=1,
    tags=["pinflow", SETTINGS["user_id"]],
    default_args={
        "owner": "pinflow",
        "retries": SETTINGS["retries"],
        "retry_delay": timedelta(seconds=SETTINGS["retry_delay"]),
        "retry_exponential_backoff": True,
        "max_retry_delay": timedelta(hours=1),
        "execution_timeout": timedelta(minutes=10),
        "on_failure_callback": alert,
    },
    params={
        "full_refresh": Param(
            False, type="boolean", description="Read everything landed again; replace the tables."
        ),
        "accept_fewer_rows": Param(
            False, type="boolean", description="Fewer rows than at the last check are fine."
        ),
    },
) as dag:
    batch = RunBatch(
        task_id=RUN_BATCH,
        databricks_conn_id=SETTINGS["databricks_connection"],
        json={
            "job_name": SETTINGS["job_name"],
            "job_parameters": {
                "interval_start": INSTANT.format("data_interval_start"),
                "interval_end": INSTANT.format("data_interval_end"),
                "full_refresh": "{{ 'true' if params.full_refresh else 'false' }}",
            },
        },
        deferrable=True,
        polling_period_seconds=SETTINGS["poll"],
        databricks_retry_limit=5,
        execution_timeout=timedelta(seconds=SETTINGS["timeout"]),
        doc_md="Starts the Databricks job and waits for it without holding a worker.",
    )
    batch >> check_results()
