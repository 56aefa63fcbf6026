"""Files in an S3-compatible storage: public pictures in one bucket, documents and originals in another, private one."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SCHEMES = {"s3": "https", "s3+http": "http"}
BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
PARAMETERS = {"region", "pictures"}
A_DAY = "public, max-age=86400"
SECONDS_OF_A_SIGNED_LINK = 3600  # a long film is asked for in parts while it plays
BYTES_IN_MEMORY = 2 * 1024 * 1024


@dataclass(frozen=True)
class ObjectStorage:
    """What `STORAGE_URL` says."""

    endpoint: str
    key: str
    secret: str
    pictures: str
    documents: str
    region: str | None
    pictures_url: str
    """Where browsers get pictures from, without a slash at the end."""

    @property
    def origin_of_pictures(self) -> str:
        return "{0.scheme}://{0.netloc}".format(urlsplit(self.pictures_url))

    def storages(self) -> dict[str, dict[str, Any]]:  # Any: as Django's STORAGES
        address = urlsplit(self.pictures_url)
        public = {
            "bucket_name": self.pictures,
            "querystring_auth": False,
            "url_protocol": f"{address.scheme}:",
            "custom_domain": address.netloc + address.path,
            "object_parameters": {"CacheControl": A_DAY},
        }
        private = {
            "bucket_name": self.documents,
            "querystring_auth": True,
            "querystring_expire": SECONDS_OF_A_SIGNED_LINK,
        }
        return {"default": self._storage(public), "documents": self._storage(private)}

    def _storage(self, options: dict[str, Any]) -> dict[str, Any]:  # Any: django-storages' options
        from botocore.config import Config  # noqa: PLC0415  # only portals with such a storage load it

        return {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {
                "endpoint_url": self.endpoint,
                "access_key": self.key,
                "secret_key": self.secret,
                "region_name": self.region,
                "file_overwrite": False,
                "max_memory_size": BYTES_IN_MEMORY,  # of a file that is read; more goes to the disk
                "default_acl": None,  # the buckets' policies decide
                # Checksums only where they are required: not every compatible storage knows Amazon's newer ones.
                "client_config": Config(
                    s3={"addressing_style": "path"},
                    signature_version="s3v4",
                    connect_timeout=5,
                    read_timeout=30,
                    retries={"mode": "standard", "total_max_attempts": 2},
                    request_checksum_calculation="when_required",
                    response_checksum_validation="when_required",
                ),
                **options,
            },
        }


def read_storage_url(url: str) -> ObjectStorage:
    """`s3://KEY:SECRET@HOST/PICTURES/DOCUMENTS?region=…&pictures=https://…`; no message repeats what may be secret."""
    try:
        parts = urlsplit(url)
        return _read(parts, port=parts.port)
    except ValueError as error:
        raise _wrong("has a host or port that is none") from error


def _read(parts: SplitResult, *, port: int | None) -> ObjectStorage:
    buckets = parts.path.strip("/").split("/")
    parameters = dict(parse_qsl(parts.query, keep_blank_values=True))
    if not (parts.scheme in SCHEMES and parts.hostname and parts.username and parts.password):
        raise _wrong("must name key, secret and host, each %-encoded")
    if len(buckets) != len({*buckets} - {""}) or len(buckets) != len(("pictures", "documents")):
        raise _wrong("must name two different buckets, one for pictures and one for documents")
    if not all(BUCKET.fullmatch(bucket) for bucket in buckets):
        raise _wrong("has a name that no bucket can have")
    if unknown := sorted(parameters.keys() - PARAMETERS):
        raise _wrong(f"has a parameter that is not known ({', '.join(unknown)})")
    endpoint = f"{SCHEMES[parts.scheme]}://{parts.hostname}" + (f":{port}" if port else "")
    pictures_url = parameters.get("pictures", f"{endpoint}/{buckets[0]}").rstrip("/")
    if not re.fullmatch(r"https?://[\w.:-]+(/[\w./-]*)?", pictures_url):
        raise _wrong("must name the address of the pictures as https://HOST/PATH")
    return ObjectStorage(
        endpoint=endpoint,
        key=unquote(parts.username),
        secret=unquote(parts.password),
        pictures=buckets[0],
        documents=buckets[1],
        region=parameters.get("region") or None,
        pictures_url=pictures_url,
    )


def _wrong(what: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(
        f"STORAGE_URL {what}, as in s3://KEY:SECRET@HOST/PICTURES/DOCUMENTS; see docs/configuration.md."
    )
