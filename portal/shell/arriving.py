"""Files on their way in, too large to wait in memory."""

import tempfile
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class NamelessFile(UploadedFile):  # type: ignore[type-arg]
    """On the disk, but under no name: it is gone with the process that received it, even one that is killed."""


class NamelessFileUploadHandler(FileUploadHandler):
    """Instead of Django's own, whose files have a name and outlive a server that is killed."""

    file: NamelessFile

    def new_file(self, *facts: Any, **more: Any) -> None:
        super().new_file(*facts, **more)
        room = tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR)  # noqa: SIM115 - closed with the request
        self.file = NamelessFile(room, self.file_name, self.content_type, 0, self.charset, self.content_type_extra)

    def receive_data_chunk(self, raw_data: bytes, _start: int) -> None:
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> NamelessFile:
        self.file.seek(0)
        self.file.size = file_size
        return self.file

    def upload_interrupted(self) -> None:
        if hasattr(self, "file"):
            self.file.close()
