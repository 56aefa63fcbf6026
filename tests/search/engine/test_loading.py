"""What a portal does without, its processes do not load."""

import os
import subprocess
import sys

LOADED = """
import sys

import django

django.setup()

import portal.urls

print(sorted({"elasticsearch", "elastic_transport"} & sys.modules.keys()))
"""


def test_the_client_of_a_search_server_is_loaded_by_those_only_that_have_one():
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "portal.settings.test"}

    done = subprocess.run([sys.executable, "-c", LOADED], env=environment, check=True, capture_output=True, text=True)

    assert done.stdout == "[]\n"
