"""What every plugin must hold to, as tests that its own test suite inherits."""

from intranet.contracts.conformance.mixin import PluginConformance

__all__ = ["PluginConformance"]
