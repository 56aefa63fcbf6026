"""Large uploads: what is too large is counted, but never kept."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class RefusedUpload(UploadedFile):
    """Knows its name and size, so that the form can say what is wrong; there is nothing to read."""

    def read(self, *args: Any) -> bytes:  # Any: as in io
        raise RequestDataTooBig("This upload was larger than the portal takes.")

    def chunks(self, chunk_size: int | None = None) -> Any:
        return self.read()

    def open(self, mode: str | None = None, *args: Any, **kwargs: Any) -> Any:
        return self.read()

    def seek(self, *args: Any) -> int:
        return 0


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Writes uploads to temporary files up to `UPLOAD_MAX_BYTES` a request; what comes beyond is only counted."""

    received = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.refused = self.received > settings.UPLOAD_MAX_BYTES
        self.counted = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.received += len(raw_data)
        self.counted += len(raw_data)
        if self.received > settings.UPLOAD_MAX_BYTES and not self.refused:
            self.refused = True
            self.file.truncate(0)
        if not self.refused:
            super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if not self.refused:
            return super().file_complete(file_size)
        self.file.close()
        return RefusedUpload(
            file=None, name=self.file_name, content_type=self.content_type, size=max(self.counted, file_size)
        )
