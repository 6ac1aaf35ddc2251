"""A DAG made from a configuration, in the Airflow that runs these tests, and what it talks to."""

import contextlib
import importlib.util
import json
import os
import pathlib
import subprocess
import sys
import warnings

import pytest
from alert_servers import Mail, Sns
from databricks_server import Databricks

DAGS = pathlib.Path(__file__).resolve().parents[3]
BUCKET = "user-local-bucket"
TOPIC = "arn:aws:sns:us-east-1:000000000000:pinflow"
CONFIGURATION = f"""
[databricks]
poll = 1s
[schedule]
retries = 1
retry_delay = 1s
[results]
folder = s3://{BUCKET}/results
minimum_rows = pin=1 geo=1 user=1
[alerts]
sns_topic = {TOPIC}
emails = data@example.org
"""


def make(folder, text):
    """Runs make_dag.py on a configuration."""
    configuration = folder / "pinflow.ini"
    configuration.write_text(text)
    command = [DAGS / "make_dag.py", "--configuration", configuration, "--output", folder]
    return subprocess.run([sys.executable, *command], capture_output=True, text=True)


@pytest.fixture(scope="session")
def sns():
    with Sns() as server:
        yield server


@pytest.fixture(scope="session")
def mail():
    with Mail() as server:
        yield server


@pytest.fixture(scope="session")
def workspace():
    with Databricks() as server:
        yield server


@pytest.fixture(scope="session")
def connections(workspace, sns, mail):
    """Airflow's connections, by environment variables."""
    services = {
        "s3": {"endpoint_url": os.environ["PINFLOW_S3"]},
        "sns": {"endpoint_url": f"http://127.0.0.1:{sns.server_port}"},
    }
    found = {
        "databricks_default": {
            "conn_type": "databricks",
            "host": "127.0.0.1",
            "schema": "http",
            "port": workspace.server_port,
            "password": workspace.secret,
        },
        "aws_default": {
            "conn_type": "aws",
            "login": os.environ["AWS_ACCESS_KEY_ID"],
            "password": os.environ["AWS_SECRET_ACCESS_KEY"],
            "extra": {"region_name": "us-east-1", "service_config": services},
        },
        "smtp_default": {
            "conn_type": "smtp",
            "host": "127.0.0.1",
            "port": mail.server_address[1],
            "extra": {"disable_ssl": True, "disable_tls": True, "from_email": "airflow@example.org"},
        },
    }
    for name, connection in found.items():
        os.environ["AIRFLOW_CONN_" + name.upper()] = json.dumps(connection)


@pytest.fixture(scope="session")
def dag_file(connections):
    folder = pathlib.Path(os.environ["AIRFLOW__CORE__DAGS_FOLDER"])
    folder.mkdir(exist_ok=True)
    made = make(folder, CONFIGURATION)
    assert made.returncode == 0, made.stderr
    return folder / "local_dag.py"


@pytest.fixture(scope="session")
def module(dag_file):
    """The DAG's file as a module, for its parts."""
    spec = importlib.util.spec_from_file_location("local_dag", dag_file)
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


@pytest.fixture
def bag(dag_file):
    """What Airflow finds in the folder, and the warnings it gave meanwhile; a run alters its DAG."""
    import airflow.providers.databricks.operators.databricks  # its own warnings are not ours

    with contextlib.suppress(ImportError):  # tables that Airflow 2.11's own refer to
        import airflow.providers.fab.auth_manager.models
    try:
        from airflow.dag_processing.dagbag import DagBag
    except ImportError:
        from airflow.models.dagbag import DagBag
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter("always")
        found = DagBag(dag_file.parent)
    return found, [str(warning) for warning in given]


@pytest.fixture
def dag(bag):
    return bag[0].dags["local_dag"]


@pytest.fixture(scope="session")
def s3(connections):
    from airflow.providers.amazon.aws.hooks.s3 import S3Hook

    return S3Hook()


@pytest.fixture(autouse=True)
def nothing_left(request):
    """Each test begins with servers that saw nothing."""
    if "workspace" in request.fixturenames:
        server = request.getfixturevalue("workspace")
        server.runs.clear()
        server.requests.clear()
        server.results, server.outages, server.most_at_once = [], [], 0
        server.on_success = lambda run: None
        server.job = "pinflow-batch-local"
    for name in ("sns", "mail"):
        if name in request.fixturenames:
            request.getfixturevalue(name).messages.clear()
