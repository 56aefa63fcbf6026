"""The portal as a browser meets it: development settings, a database and files of its own, mail in files."""

import os
from pathlib import Path

from portal.settings.development import *

WORK = Path(os.environ["E2E_DIRECTORY"])

DATABASES["default"]["NAME"] = os.environ["E2E_DATABASE"]
if REDIS_URL:
    # Portals may share one Redis.
    CACHES["default"]["KEY_PREFIX"] = WORK.as_posix()
DEBUG = False
ROOT_URLCONF = "tests.e2e.urls"
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
MEDIA_ROOT = WORK / "media"
STORAGES["default"] = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
STORAGES["documents"] = STORAGES["default"] | {"OPTIONS": {"location": WORK / "private"}}
WAGTAILDOCS_SERVE_METHOD = "serve_view"
EMAIL_BACKEND = MAIL_DELIVERY_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = WORK / "mail"
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
REQUIRE_MFA_FOR_ADMIN = False
# All tests come from one address; proofs of work are asked for where a test is about them (test_proof.py).
ACCOUNT_RATE_LIMITS |= {action: "1000/m/ip" for action in ACCOUNT_RATE_LIMITS if action.startswith("near_")}
ACCOUNT_RATE_LIMITS["write_often"] = "1000/m/ip"
# Nobody tries these passwords, and everybody signs in often.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
