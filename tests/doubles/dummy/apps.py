"""The dummy plugin: uses every field of the manifest, as ``plugins/README.md`` shows."""

from django.utils.translation import gettext_lazy as _

from intranet.contracts import (
    AdminItem,
    Demo,
    GuardSpec,
    HealthCheck,
    Listener,
    Manifest,
    NavItem,
    Panel,
    PermissionSpec,
    PluginConfig,
    PolicySpec,
    PrincipalSpec,
    Role,
    Setting,
    Slot,
    SourceSpec,
    Step,
    TaskSpec,
    Word,
)


class DummyConfig(PluginConfig):
    """Greetings that circulate among their readers."""

    name = "tests.doubles.dummy"
    label = "plugin_dummy"
    manifest = Manifest(
        slug="dummy",
        title=_("Greetings"),
        version="1.2.0",
        description=_("Greetings that circulate among their readers."),
        core=">=1.0,<2",
        requires=("plinth",),
        protects=True,
        settings=(
            Setting("salutation", "text", "Xin chào", label=_("Salutation"), help=_("The first words of a greeting.")),
            Setting("per_page", "int", 20, label=_("Greetings per page")),
            Setting("loud", "bool", False, label=_("With an exclamation mark")),
            Setting("tone", "choice", "warm", label=_("Tone"), choices=(("warm", _("warm")), ("formal", _("formal")))),
        ),
        nav=(
            NavItem(
                _("Greetings"),
                "index",
                icon="people",
                order=410,
                visible="tests.doubles.dummy.nav.is_reader",
                count="tests.doubles.dummy.nav.unread",
            ),
        ),
        admin_nav=(AdminItem(_("Office of greetings"), "office", "send_greeting", icon="mail", order=950),),
        panels=(Panel("latest", "tests.doubles.dummy.components.LatestGreetings", order=50),),
        slots=(Slot("directive.aside", "tests.doubles.dummy.components.GreetingsBesideDirective"),),
        sources=(SourceSpec("dummy.greeting", "tests.doubles.dummy.catalogue.source"),),
        work="tests.doubles.dummy.components.work",
        principals=(
            PrincipalSpec(
                "tests.doubles.dummy.principals.tokens", momentary="tests.doubles.dummy.principals.momentary"
            ),
        ),
        permissions=(PermissionSpec("plugin_dummy.Greeting", "send_greeting", _("Can send greetings")),),
        roles=(Role("greeter", _("Greeter"), posts=("editor", "clerk"), permissions=("send_greeting",)),),
        policies=(PolicySpec("plugin_dummy.Greeting", "tests.doubles.dummy.policy.GreetingPolicy"),),
        guards=(GuardSpec("dummy-password", "tests.doubles.dummy.guard.Password"),),
        urls="tests.doubles.dummy.urls",
        admin_urls="tests.doubles.dummy.urls_admin",
        tasks=(TaskSpec("tidy", "tests.doubles.dummy.tasks.tidy", every=60),),
        events=(Listener("DirectiveIssued", "tests.doubles.dummy.listeners.directive_issued"),),
        setup=(
            Step(1, "tests.doubles.dummy.setup.write_welcome"),
            Step(2, "tests.doubles.dummy.setup.count_greetings"),
        ),
        erase="tests.doubles.dummy.leaving.erase",
        export="tests.doubles.dummy.leaving.export",
        demo=Demo("tests.doubles.dummy.demo.load", "tests.doubles.dummy.demo.unload"),
        health=(HealthCheck("greetings", "tests.doubles.dummy.health.greetings"),),
        actions=(Word("dummy.greeted", _("Greeting sent")),),
        notices=(Word("dummy-greeting", _("Somebody greets you")),),
        jobs=(Word("tests.doubles.dummy.tasks.tidy", _("Old greetings put away")),),
        consequences="tests.doubles.dummy.health.consequences",
    )
