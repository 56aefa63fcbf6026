"""A portal on the internet, behind a reverse proxy with TLS. It does not start when something essential is missing."""

from django.core.exceptions import ImproperlyConfigured

from portal.settings.base import *
from portal.settings.base import ALLAUTH_TRUSTED_PROXY_COUNT, DATABASES, MIDDLEWARE, STORAGES, WAGTAILADMIN_BASE_URL
from portal.settings.env import env
from portal.settings.logs import logging_as
from portal.settings.secrets import strong_secret

SECRET_KEY = strong_secret(env.str("SECRET_KEY", default=""))
SECRET_KEY_FALLBACKS = env.list("OLD_SECRET_KEYS", default=[])
if env.bool("DEBUG", default=False):
    raise ImproperlyConfigured("DEBUG must be off in production: it shows the code and the settings to everybody.")
LOGGING = logging_as("json")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts of the portal, as in: ALLOWED_HOSTS=example.org")

SECURE_SSL_REDIRECT = env.bool("SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz/$"]  # asked from inside, without TLS
SECURE_HSTS_SECONDS = env.whole_number("HSTS_SECONDS", default=31_536_000, lowest=0, highest=63_072_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = SECURE_HSTS_INCLUDE_SUBDOMAINS
# The other hosts of a municipality's domain are not ours to decide about.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
REQUIRE_MFA_FOR_ADMIN = env.bool("REQUIRE_MFA_FOR_ADMIN", default=True)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
if WAGTAILADMIN_BASE_URL.startswith("https://"):
    # Browsers take these from this host alone, over TLS; a neighbour in the domain cannot put them in.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, MESSAGE_COOKIE_NAME = "__Host-session", "__Host-csrf", "__Host-messages"
    MIDDLEWARE = [*MIDDLEWARE[:2], "portal.accounts.old_cookies.OldCookiesMiddleware", *MIDDLEWARE[2:]]
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL.rstrip("/")]
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

PAGE_CACHE = env.bool("PAGE_CACHE", default=True)
STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
