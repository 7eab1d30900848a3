"""Steps of setting up."""

from plugins.otp.known import lay_down_defaults


def lay_down_rules() -> None:
    """Guard what is guarded from the first day."""
    lay_down_defaults()
