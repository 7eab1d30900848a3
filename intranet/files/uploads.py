"""How uploads reach the disk: in the incoming folder, not in the system's, and never past the limit."""

import weakref
from contextlib import ExitStack
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from intranet.files.incoming import held_file, most_bytes


class IncomingUploadHandler(FileUploadHandler):
    """Keeps an upload in the incoming folder, which is wiped when its process dies.

    Django's own handler uses the system's temporary folder, where a killed process would leave a refused secret. What
    comes after the limit is read and dropped; ``accept_file`` refuses the file, which is one byte too long by then.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        self.held = ExitStack()
        _path, stream = self.held.enter_context(held_file())
        self.file = UploadedFile(stream, self.file_name, self.content_type, 0, self.charset, self.content_type_extra)
        self.file.close = self.held.close  # type: ignore[method-assign]
        weakref.finalize(self.file, self.held.close)  # Django drops a broken upload without closing it
        self.room = most_bytes() + 1

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write what still has room."""
        self.file.write(raw_data[: self.room])
        self.room -= min(self.room, len(raw_data))

    def file_complete(self, file_size: int) -> UploadedFile:
        """The file has arrived."""
        self.file.seek(0)
        self.file.size = file_size
        return self.file

    def upload_interrupted(self) -> None:
        """The sender has gone: wipe what came."""
        if hasattr(self, "held"):
            self.held.close()
