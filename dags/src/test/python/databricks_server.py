"""A server that speaks the part of the Databricks Jobs API 2.2 that Airflow's operator uses."""

import argparse
import itertools
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

RULES = {
    "one_kind": "Job parameters can't be used with task parameters.",
    "token": "The idempotency token must have at most 64 characters.",
    "parameters": "Unknown job parameters: {}.",
}
TASK_PARAMETERS = {"jar_params", "notebook_params", "python_params", "spark_submit_params"}


class Refused(Exception):
    """An answer other than 200."""

    def __init__(self, status, code, message):
        super().__init__(message)
        self.status, self.code = status, code


class Run:
    """One run of the job; its state follows from the time since it began."""

    def __init__(self, number, request, result, seconds):
        self.number, self.request, self.result = number, request, result
        self.began, self.seconds, self.cancelled = time.monotonic(), seconds, None

    @property
    def state(self):
        age = time.monotonic() - self.began
        if self.cancelled is not None:
            ended = time.monotonic() - self.cancelled > self.seconds / 4
            return ended_as("CANCELED") if ended else {"life_cycle_state": "TERMINATING"}
        if age >= self.seconds:
            return ended_as(self.result)
        return {"life_cycle_state": "PENDING" if age < self.seconds / 4 else "RUNNING"}

    @property
    def active(self):
        return "result_state" not in self.state


def ended_as(result):
    message = "" if result == "SUCCESS" else "Workload failed, see run output for details"
    return {"life_cycle_state": "TERMINATED", "result_state": result, "state_message": message}


class Databricks(ThreadingHTTPServer):
    """
    One workspace with one job.

    results: how the next runs end, in order; afterwards all succeed. outages: the statuses of the
    next answers to POST and GET. seconds: how long a run takes.
    """

    daemon_threads = True

    def __init__(self, job="pinflow-batch-local", secret="a-token", port=0, seconds=0.8):
        super().__init__(("127.0.0.1", port), Handler)
        self.job, self.secret, self.seconds = job, secret, seconds
        self.parameters = {"interval_start", "interval_end", "full_refresh"}
        self.results, self.outages, self.runs, self.requests = [], [], {}, []
        self.most_at_once, self.on_success = 0, lambda run: None
        self.numbers, self.lock = itertools.count(4001), threading.RLock()

    def __enter__(self):
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *ignored):
        self.shutdown()
        self.server_close()

    def answer(self, method, path, body):
        with self.lock:
            self.requests.append((method, path, body))
            if self.outages:
                raise Refused(self.outages.pop(0), "TEMPORARILY_UNAVAILABLE", "Try again")
            return getattr(self, ANSWERS[method, path])(body)

    def jobs(self, query):
        found = [{"job_id": 77, "settings": {"name": self.job}}]
        return {"jobs": [one for one in found if query.get("name", self.job) == self.job]}

    def run_now(self, request):
        token = request.get("idempotency_token")
        self.check(request, token)
        known = [run for run in self.runs.values() if token and token == token_of(run)]
        if known:
            return {"run_id": known[0].number, "number_in_job": known[0].number}
        run = Run(next(self.numbers), request, self.results.pop(0) if self.results else "SUCCESS", self.seconds)
        self.runs[run.number] = run
        self.most_at_once = max(self.most_at_once, sum(r.active for r in self.runs.values()))
        if run.result == "SUCCESS":
            self.on_success(run)
        return {"run_id": run.number, "number_in_job": run.number}

    def check(self, request, token):
        if request.get("job_id") not in (77, "77"):
            raise Refused(400, "INVALID_PARAMETER_VALUE", f"Job {request.get('job_id')} does not exist.")
        if "job_parameters" in request and TASK_PARAMETERS & set(request):
            raise Refused(400, "INVALID_PARAMETER_VALUE", RULES["one_kind"])
        if token and len(token) > 64:
            raise Refused(400, "INVALID_PARAMETER_VALUE", RULES["token"])
        unknown = set(request.get("job_parameters", {})) - self.parameters
        if unknown:
            raise Refused(400, "INVALID_PARAMETER_VALUE", RULES["parameters"].format(unknown))

    def run(self, query):
        run = self.find(query)
        state = run.state
        part = {"task_key": "batch", "run_id": run.number + 90000, "state": state}
        page = f"http://127.0.0.1:{self.server_port}/jobs/77/runs/{run.number}"
        return {"run_id": run.number, "job_id": 77, "state": state, "tasks": [part], "run_page_url": page}

    def output(self, query):
        return {"error": "Cannot merge into table pin: password=hunter2", "metadata": query}

    def cancel(self, request):
        run = self.find(request)
        if run.active and run.cancelled is None:
            run.cancelled = time.monotonic()
        return {}

    def find(self, query):
        try:
            return self.runs[int(query["run_id"])]
        except (KeyError, ValueError):
            raise Refused(400, "INVALID_PARAMETER_VALUE", f"Run {query} does not exist.") from None


def token_of(run):
    return run.request.get("idempotency_token")


ANSWERS = {
    ("GET", "/api/2.2/jobs/list"): "jobs",
    ("POST", "/api/2.2/jobs/run-now"): "run_now",
    ("GET", "/api/2.2/jobs/runs/get"): "run",
    ("GET", "/api/2.2/jobs/runs/get-output"): "output",
    ("POST", "/api/2.2/jobs/runs/cancel"): "cancel",
}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def respond(self, method):
        parts = urlsplit(self.path)
        text = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        path = parts.path.replace("/api/2.1/", "/api/2.2/")
        try:
            if self.headers.get("Authorization") != f"Bearer {self.server.secret}":
                raise Refused(403, "PERMISSION_DENIED", "Invalid access token.")
            if (method, path) not in ANSWERS:
                raise Refused(404, "ENDPOINT_NOT_FOUND", f"No API found for {method} {parts.path}")
            body = {**query, **(json.loads(text) if text else {})}
            self.send(200, self.server.answer(method, path, body))
        except Refused as refusal:
            self.send(refusal.status, {"error_code": refusal.code, "message": str(refusal)})

    def send(self, status, content):
        content = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_GET(self):
        self.respond("GET")

    def do_POST(self):
        self.respond("POST")

    def log_message(self, *ignored):
        pass


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8099)
    parser.add_argument("--job", default="pinflow-batch-local")
    parser.add_argument("--token", default="a-token", help="what clients send as Bearer")
    parser.add_argument("--seconds", type=float, default=20, help="how long a run takes")
    parser.add_argument("--results", nargs="*", default=[], help="how the next runs end")
    options = parser.parse_args()
    with Databricks(options.job, options.token, options.port, options.seconds) as server:
        server.results = options.results
        print(f"Databricks Jobs API on http://127.0.0.1:{server.server_port}", flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
