"""Runs the Python cells of a notebook and prints, in order, the SQL that the notebook sends to Spark.

Standard input holds the values that somebody has set in the widgets, as JSON. The output is a JSON list of
{"sql": ..., "parameters": {...}}: parameters are the widgets, as Databricks gives them to a %sql cell, and null for SQL that
Python sends.
"""

import json
import sys

SOURCE = "# Databricks notebook source\n"
BETWEEN = "\n# COMMAND ----------\n\n"
MAGIC = "# MAGIC"


class Widgets:
    """As dbutils.widgets: a widget that is there keeps its value when it is made again."""

    def __init__(self, set_by_hand):
        self.set_by_hand = set_by_hand
        self.values = {}

    def text(self, name, default, label=None):
        self.values.setdefault(name, self.set_by_hand.get(name, default))

    def dropdown(self, name, default, choices, label=None):
        self.text(name, default)
        if self.values[name] not in choices:
            raise ValueError(f"{name} can't be {self.values[name]}")

    def get(self, name):
        return self.values[name]

    def getAll(self):
        return dict(self.values)

    def remove(self, name):
        del self.values[name]


class DatabricksUtilities:
    def __init__(self, widgets):
        self.widgets = widgets


class Session:
    def __init__(self):
        self.statements = []

    def sql(self, text):
        self.statements.append({"sql": text, "parameters": None})


def magic(cell):
    lines = [line[len(MAGIC) :].removeprefix(" ") for line in cell.strip().splitlines()]
    return lines[0].strip(), "\n".join(lines[1:])


def run(path, set_by_hand):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    widgets = Widgets(set_by_hand)
    spark = Session()
    scope = {"dbutils": DatabricksUtilities(widgets), "spark": spark, "display": lambda rows: None}
    for cell in text.removeprefix(SOURCE).split(BETWEEN):
        if not cell.startswith(MAGIC):
            exec(cell, scope)
            continue
        language, content = magic(cell)
        if language == "%sql":
            spark.statements.append({"sql": content, "parameters": widgets.getAll()})
        elif language != "%md":
            raise ValueError(f"What is {language}?")
    return spark.statements


json.dump(run(sys.argv[1], json.load(sys.stdin)), sys.stdout)
