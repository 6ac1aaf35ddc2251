"""Builds the bundle's resources with Databricks' own typed models, which refuse unknown fields and values.

Reads {"jobs": {...}, "dashboards": {...}} from standard input, prints a line for each resource, ends with 1 at the first
that is refused.
"""

import json
import sys

from databricks.bundles.dashboards import Dashboard
from databricks.bundles.jobs import Job

MODELS = {"jobs": Job, "dashboards": Dashboard}

for kind, resources in json.load(sys.stdin).items():
    for name, resource in resources.items():
        try:
            MODELS[kind].from_dict(resource)
        except Exception as refusal:
            sys.exit(f"{kind}.{name} is refused: {refusal}")
        print(f"{kind}.{name}")
