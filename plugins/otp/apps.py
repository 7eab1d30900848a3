"""Identity and manifest of the plugin ``otp``."""

from django.utils.translation import gettext_lazy as _

from intranet.contracts import (
    AdminItem,
    GuardSpec,
    HealthCheck,
    Manifest,
    NavItem,
    PermissionSpec,
    PluginConfig,
    Role,
    Step,
    TaskSpec,
    Word,
)


class OtpConfig(PluginConfig):
    """One-time passwords before whatever an office decides to guard."""

    name = "plugins.otp"
    label = "plugin_otp"
    manifest = Manifest(
        slug="otp",
        title=_("One-time passwords"),
        version="1.0.0",
        description=_("A code from a phone or a printed card before administration, restricted documents and exports."),
        core=">=1.0,<2",
        protects=True,
        nav=(NavItem(_("Authentication devices"), "devices", icon="key", order=690),),
        admin_nav=(
            AdminItem(_("Guards by one-time password"), "index", "set_policies", icon="lock", order=912),
            AdminItem(_("Help desk of devices"), "resets", "reset_devices", icon="key", order=914),
        ),
        work="plugins.otp.people.work",
        permissions=(
            PermissionSpec("plugin_otp.Policy", "set_policies", _("Can say what asks for a one-time password")),
            PermissionSpec("plugin_otp.Reset", "reset_devices", _("Can reset authentication devices of others")),
        ),
        roles=(
            Role("otp-policies", _("Guards by one-time password"), ("administrator",), ("set_policies",)),
            Role("otp-help-desk", _("Help desk of devices"), ("administrator", "security"), ("reset_devices",)),
        ),
        guards=(GuardSpec("otp", "plugins.otp.guard.OneTimePassword"),),
        urls="plugins.otp.urls",
        admin_urls="plugins.otp.urls_admin",
        tasks=(TaskSpec("rewrap", "plugins.otp.tasks.rewrap", every=60),),
        setup=(Step(1, "plugins.otp.setup.lay_down_rules"),),
        export="plugins.otp.leaving.export",
        health=(
            HealthCheck("secrets", "plugins.otp.health.secrets"),
            HealthCheck("enrolment", "plugins.otp.health.enrolment"),
        ),
        actions=(
            Word("otp.verified", _("Confirmed by one-time password")),
            Word("otp.refused", _("One-time password refused")),
            Word("otp.put-aside", _("Device put aside after too many wrong codes")),
            Word("otp.not-theirs", _("Asked for somebody else’s device")),
            Word("otp.device-added", _("Authentication device added")),
            Word("otp.device-removed", _("Authentication device removed")),
            Word("otp.device-renamed", _("Authentication device renamed")),
            Word("otp.reset-asked", _("Reset of devices asked for")),
            Word("otp.reset-refused", _("Reset of devices refused")),
            Word("otp.reset", _("Devices reset")),
            Word("otp.policy-set", _("Policy of one-time passwords changed")),
        ),
        notices=(
            Word("otp-device-added", _("An authentication device was added to your account")),
            Word("otp-device-removed", _("An authentication device was removed from your account")),
            Word("otp-recovery-used", _("One of your recovery codes was used")),
            Word("otp-codes-low", _("Few of your printed codes are left")),
            Word("otp-put-aside", _("An authentication device of yours was put aside after too many wrong codes")),
            Word("otp-reset-asked", _("The help desk was asked to reset your authentication devices")),
            Word("otp-reset", _("Your authentication devices were reset")),
        ),
        consequences="plugins.otp.health.consequences",
    )
