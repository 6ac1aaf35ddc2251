"""Posts a pin, its place and its user to the Kafka REST proxy, written as its users write it.

Usage: user_posting_emulation.py INVOKE_URL USER_ID [isoformat]
Prints a JSON line per answer.
"""

import datetime
import json
import sys

import requests

from rows import geo_result, pin_result, user_result

INVOKE_URL, USER_ID = sys.argv[1:3]
ISOFORMAT = sys.argv[3:] == ["isoformat"]

headers = {"Content-Type": "application/vnd.kafka.json.v2+json"}


def post(table, result):
    invoke_url = f"{INVOKE_URL}/topics/{USER_ID}.{table}"
    if ISOFORMAT:
        result = {
            name: value.isoformat() if isinstance(value, datetime.datetime) else value
            for name, value in result.items()
        }
    payload = json.dumps({"records": [{"value": result}]}, default=str)
    response = requests.request("POST", invoke_url, headers=headers, data=payload)
    print(json.dumps({"status": response.status_code, "body": response.text}))


post("pin", pin_result)
post("geo", geo_result)
post("user", user_result)
