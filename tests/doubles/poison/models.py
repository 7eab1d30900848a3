"""What the poison keeps."""

from django.db import models


class Drop(models.Model):
    """A drop of poison."""

    name = models.CharField(max_length=50)

    def __str__(self) -> str:
        return self.name
