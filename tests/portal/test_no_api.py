"""The API of Wagtail that is not installed takes no memory of the processes that serve pages."""

import os
import subprocess
import sys

from django.apps import apps

SAY = """
import sys
from portal.wsgi import application
print(sorted({"ninja", "wagtail.images.models", "wagtail.locales.apps"} & set(sys.modules)))
"""


def test_it_is_not_loaded():
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test"}

    said = subprocess.run([sys.executable, "-c", SAY], env=environment, check=True, capture_output=True, text=True)

    assert said.stdout == "['wagtail.images.models', 'wagtail.locales.apps']\n"


def test_it_is_not_installed():
    assert not apps.is_installed("wagtail.api.v3")  # else `portal/wsgi.py` must not leave it out
