"""Devices, policies and resets."""

from plugins.otp.models.authenticators import DEVICE_KINDS, Kind
from plugins.otp.models.policies import Otherwise, Policy
from plugins.otp.models.resets import Checked, Reset
from plugins.otp.models.sheets import CodeSheet, SheetCode
from plugins.otp.models.totp import AuthenticatorApp

__all__ = [
    "DEVICE_KINDS",
    "AuthenticatorApp",
    "Checked",
    "CodeSheet",
    "Kind",
    "Otherwise",
    "Policy",
    "Reset",
    "SheetCode",
]
