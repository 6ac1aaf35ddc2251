"""Makes <UserId>_dag.py, the DAG that runs Pinflow's batch on Databricks, from a configuration."""

import argparse
import configparser
import json
import pathlib
import re
import sys
from datetime import date

HERE = pathlib.Path(__file__).resolve().parent
SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
HEADER = """Runs Pinflow's batch for {user_id} on Databricks once a day and checks what it left.

**run_batch** starts the job `{job_name}` and waits for it without holding a worker.
**check_results** reads `{folder}/summary.json`:
it has to be fresh and of this run's data interval, and no table may have lost rows.

Trigger it with `full_refresh` to read everything again. Made by make_dag.py; change the
configuration and make it anew rather than this file.
"""


class BadConfiguration(Exception):
    """The configuration can't be used; the message says why and what would do."""


def seconds(text):
    match = re.fullmatch(r"([1-9]\d*)([smhd])", text)
    if not match:
        raise ValueError("is no duration. Write a whole number and s, m, h or d, such as 90s or 6h")
    return int(match[1]) * SECONDS[match[2]]


def count(text):
    if not re.fullmatch(r"\d+", text):
        raise ValueError("is no whole number")
    return int(text)


def day(text):
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError("is no day. Write it as 2026-01-31") from None


def cron(text):
    if not (text.startswith("@") or len(text.split()) == 5):
        raise ValueError("is no cron expression. Write its five fields, such as 0 2 * * *")
    return text


def folder(text):
    if not re.fullmatch(r"s3://[^/\s]+(/\S*)?", text):
        raise ValueError("is no folder on S3. Write it as s3://bucket/results")
    return text.rstrip("/")


def user(text):
    if not re.fullmatch(r"[A-Za-z0-9_-]+", text):
        raise ValueError("can't name a DAG. Use letters, digits, - and _")
    return text


def name(text):
    if not text:
        raise ValueError("is empty. Name it, or leave the key out")
    return text


def rows(text):
    pairs = [re.fullmatch(r"(pin|geo|user)=(\d+)", part) for part in text.split()]
    if not all(pairs):
        raise ValueError("can't be read. Write it as pin=1 geo=1 user=1")
    return {pair[1]: int(pair[2]) for pair in pairs}


def topic(text):
    if text and not re.fullmatch(r"arn:aws[\w-]*:sns:[\w-]+:\d+:[\w-]+", text):
        raise ValueError("is no topic's ARN (arn:aws:sns:region:account:name)")
    return text


def addresses(text):
    found = [part.strip() for part in text.split(",") if part.strip()]
    if not all(re.fullmatch(r"[^@\s]+@[^@\s]+", address) for address in found):
        raise ValueError("has a part that is no e-mail address. Put commas between addresses")
    return found


# Section, key, the name in the DAG, how its text is read, what holds when it is left out.
KEYS = [
    ("pinflow", "user_id", "user_id", user, "local"),
    ("databricks", "connection", "databricks_connection", name, "databricks_default"),
    ("databricks", "job_name", "job_name", name, "pinflow-batch-{user_id}"),
    ("databricks", "poll", "poll", seconds, "1m"),
    ("schedule", "cron", "cron", cron, "0 2 * * *"),
    ("schedule", "start", "start", day, "2026-01-01"),
    ("schedule", "timeout", "timeout", seconds, "6h"),
    ("schedule", "retries", "retries", count, "2"),
    ("schedule", "retry_delay", "retry_delay", seconds, "5m"),
    ("results", "folder", "folder", folder, "s3://user-{user_id}-bucket/results"),
    ("results", "connection", "aws_connection", name, "aws_default"),
    ("results", "fresh_within", "fresh_within", seconds, "26h"),
    ("results", "minimum_rows", "minimum_rows", rows, "pin=1 geo=1 user=1"),
    ("alerts", "sns_topic", "sns_topic", topic, ""),
    ("alerts", "emails", "emails", addresses, ""),
    ("alerts", "smtp_connection", "smtp_connection", name, "smtp_default"),
]


def read(path):
    parser = configparser.ConfigParser(interpolation=None)
    try:
        with open(path, encoding="utf-8") as file:
            parser.read_file(file)
    except (OSError, UnicodeDecodeError, configparser.Error) as failure:
        raise BadConfiguration(f"Cannot read the configuration '{path}': {failure}.") from failure
    return parser


def settings(parser):
    """The DAG's settings: every key of KEYS by its name in the DAG."""
    known = {(section, key) for section, key, *_ in KEYS}
    for section in parser.sections():
        for key in parser[section]:
            if (section, key) not in known:
                keys = ", ".join(k for s, k, *_ in KEYS if s == section) or "no section of that name"
                raise BadConfiguration(f"Unknown key '{key}' in [{section}]. It has: {keys}.")
    found = {}
    for section, key, inside, reader, default in KEYS:
        text = parser.get(section, key, fallback=default.format(**found)).strip()
        try:
            found[inside] = reader(text)
        except ValueError as failure:
            raise BadConfiguration(f"'{text}' as {key} in [{section}] {failure}.") from failure
    return found


def dag(values):
    """The text of the DAG's file."""
    text = (HERE / "dag_template.py").read_text(encoding="utf-8")
    text = text.replace('"@SETTINGS@"', json.dumps(values, indent=4, ensure_ascii=False))
    return text.replace("@HEADER@", HEADER.format(**values))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--configuration", default=HERE / "pinflow.ini", help="default: pinflow.ini beside this"
    )
    parser.add_argument("--output", default=".", help="folder to write the file to; default: .")
    options = parser.parse_args()
    try:
        values = settings(read(options.configuration))
        target = pathlib.Path(options.output) / f"{values['user_id']}_dag.py"
        target.write_text(dag(values), encoding="utf-8")
    except BadConfiguration as failure:
        print(failure, file=sys.stderr)
        return 2
    except OSError as failure:
        print(f"Cannot write the DAG: {failure}.", file=sys.stderr)
        return 1
    print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
