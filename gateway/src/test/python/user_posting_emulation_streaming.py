"""Puts a pin, its place and its user into their Kinesis streams, written as users write it.

Usage: user_posting_emulation_streaming.py INVOKE_URL USER_ID [kafka-header]
Prints a JSON line per answer.
"""

import json
import sys

import requests

from rows import geo_result, pin_result, user_result

INVOKE_URL, USER_ID = sys.argv[1:3]
KAFKA_HEADER = sys.argv[3:] == ["kafka-header"]

headers = {
    "Content-Type": "application/vnd.kafka.json.v2+json" if KAFKA_HEADER else "application/json"
}


def put(table, result):
    stream_name = f"streaming-{USER_ID}-{table}"
    invoke_url = f"{INVOKE_URL}/streams/{stream_name}/record"
    payload = json.dumps(
        {"StreamName": stream_name, "Data": result, "PartitionKey": "partition-1"}, default=str
    )
    response = requests.request("PUT", invoke_url, headers=headers, data=payload)
    print(json.dumps({"status": response.status_code, "body": response.text}))


put("pin", pin_result)
put("geo", geo_result)
put("user", user_result)
