"""What is sealed at rest, and for whom it opens."""

import uuid

from django.db import models

from intranet.contracts import is_newest, seal, unseal

SECRET = "otp-secret"  # noqa: S105  a purpose, no secret


class Sealed(models.Model):
    """A row with a secret of its own, which opens for this row only."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sealed = models.BinaryField(editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.public_id)

    def keep(self, secret: bytes) -> None:
        """Seal ``secret`` into the row, which the caller saves."""
        self.sealed = seal(secret, purpose=SECRET, owner=f"device:{self.public_id}")

    def secret(self) -> bytes:
        """What was sealed.

        Raises:
            SealBroken: its master key is not here, or somebody changed it.
        """
        return unseal(bytes(self.sealed), purpose=SECRET, owner=f"device:{self.public_id}")

    @property
    def is_under_newest_key(self) -> bool:
        return is_newest(bytes(self.sealed))
