"""How the database would answer a query, in its own words."""

import itertools
import re

from django.db import connection


def plan_of(sql, parameters, mode):
    """As PostgreSQL plans it by its `plan_cache_mode`: knowing what is asked for, or once for all that may be asked."""
    return (plan_of_postgresql if connection.vendor == "postgresql" else plan_of_sqlite)(sql, parameters, mode)


def plan_of_postgresql(sql, parameters, mode):
    values = ", ".join("'{}'".format(str(value).replace("'", "''")) for value in parameters)
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL plan_cache_mode = {mode}")
        cursor.execute("SET LOCAL enable_sort = off")  # which costs more than an index in a large table
        cursor.execute(f"PREPARE looking AS {numbered(sql)}")
        cursor.execute(f"EXPLAIN EXECUTE looking ({values})")
        plan = "\n".join(line for (line,) in cursor.fetchall())
        cursor.execute("DEALLOCATE looking")
    return plan


def plan_of_sqlite(sql, parameters, _mode):
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
        return "\n".join(row[-1] for row in cursor.fetchall())


def numbered(sql):
    slots = itertools.count(1)
    return re.sub("%s", lambda _slot: f"${next(slots)}", sql)
