"""The portal that is measured and killed: as the tests have it, but with files on disk and mails in memory."""

import os
from pathlib import Path

from portal.settings.test import *

WORK = Path(os.environ["DOCUMENTS_FOLDER"])
STORAGES["documents"] = {
    "BACKEND": "django.core.files.storage.FileSystemStorage",
    "OPTIONS": {"location": WORK / "private"},
}
DOCUMENTS_QUOTA = 100 * 1024**3
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}  # no previews while it is measured
