"""Of the models that sockets ask, what the process has that runs this: `python -m tests.live.columns`, as JSON."""

import json
import sys

from django.apps import apps

MODELS = (
    "portal_accounts.User",
    "portal_moderation.Block",
    "workspace_projects.Project",
    "workspace_projects.Membership",
)


def columns() -> dict[str, dict[str, str]]:
    """By model, of each column the type, and whether the portal's own classes are behind it."""
    return {
        name: {field.column: f"{field.get_internal_type()} {field.null}" for field in apps.get_model(name)._meta.fields}
        | {"": apps.get_model(name)._meta.db_table}
        for name in MODELS
    }


if __name__ == "__main__":
    from portal.sockets.__main__ import prepare

    prepare()
    import portal.sockets.routes  # noqa: F401  # everything that this process loads

    loaded = sorted({name.partition(".")[0] for name in sys.modules})
    sys.stdout.write(json.dumps({"columns": columns(), "loaded": loaded}))
