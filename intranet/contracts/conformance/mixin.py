"""The tests that every plugin inherits."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.template.loader import get_template
from django.test import RequestFactory, TestCase

from intranet.contracts.conformance.catalogues import untranslated
from intranet.contracts.conformance.code import faults_in_code, stray_files
from intranet.contracts.conformance.doors import addresses, anonymised
from intranet.contracts.conformance.tables import faults_in_migrations, faults_in_models
from intranet.contracts.conformance.templates import faults_in_templates
from intranet.contracts.manifest import Health
from intranet.registry.loader import registry
from intranet.registry.plugin import Plugin
from intranet.registry.services import disable, enable
from intranet.registry.sources import enabled_sources

if TYPE_CHECKING:
    Base = TestCase
else:
    Base = object


class PluginConformance(Base):
    """Mix into a ``django.test.TestCase`` and say which plugin: ``class TestConforms(PluginConformance, TestCase): slug
    = "dummy"``.

    The plugin must be installed in the test settings; its requirements are switched on with it.
    """

    slug: str

    @property
    def plugin(self) -> Plugin:
        found = registry().get(self.slug)
        self.assertIsNotNone(found, f"{self.slug} is not in INTRANET_PLUGINS")
        return found  # type: ignore[return-value]

    @property
    def folder(self) -> Path:
        return Path(apps.get_app_config(self.plugin.label).path)

    @staticmethod
    def switch_on(slug: str) -> None:
        """Enable a plugin after what it requires; for the plugin's own tests too."""
        for needed in registry().get(slug).manifest.requires:  # type: ignore[union-attr]
            PluginConformance.switch_on(needed)
        enable(slug)

    def people(self) -> list[Any]:
        """Nobody signed in, an ordinary reader, and a superuser."""
        people = get_user_model()._default_manager
        reader, _made = people.get_or_create(username="conformance-reader")
        root, _made = people.get_or_create(username="conformance-root", defaults={"is_superuser": True})
        return [None, reader, root]

    # What the code says

    def test_code_imports_the_surface_only(self) -> None:
        self.assertEqual(faults_in_code(self.folder, self.plugin.app), [])

    def test_no_file_acts_unasked_or_shadows_another(self) -> None:
        self.assertEqual(stray_files(self.folder, self.slug), [])

    def test_config_has_no_ready_and_no_middleware(self) -> None:
        config = type(apps.get_app_config(self.plugin.label))
        self.assertNotIn("ready", vars(config))
        self.assertEqual([entry for entry in settings.MIDDLEWARE if self.plugin.owns(entry)], [])

    def test_templates_build_on_the_surface_only(self) -> None:
        self.assertEqual(faults_in_templates(self.folder, self.slug), [])

    def test_components_have_their_templates(self) -> None:
        manifest = self.plugin.manifest
        paths = [*(panel.component for panel in manifest.panels), *(slot.component for slot in manifest.slots)]
        for name in (self.plugin.part(path).template_name for path in paths):
            self.assertTrue(name.startswith(f"{self.slug}/"), name)
            self.assertTrue(get_template(name))

    def test_every_string_has_a_vietnamese_translation(self) -> None:
        self.assertEqual(untranslated(self.folder), [])

    # What is stored

    def test_models_refer_to_what_stays(self) -> None:
        self.assertEqual(faults_in_models(apps.get_app_config(self.plugin.label)), [])

    def test_migrations_are_complete_and_stand_alone(self) -> None:
        self.assertEqual(faults_in_migrations(self.plugin.label), [])
        call_command("makemigrations", self.plugin.label, check=True, dry_run=True, verbosity=0)

    # What happens when it is switched

    def test_addresses_of_the_disabled_plugin_answer_like_missing_ones(self) -> None:
        for person in self.people():
            if person is not None:
                self.client.force_login(person)
            for address in addresses(self.plugin):
                for path in (address, address.rstrip("/")):
                    with self.subTest(person=str(person), path=path):
                        self.assertEqual(self.answer(path, self.slug), self.answer(path, "no-such-plugin"))

    def answer(self, path: str, slug: str) -> tuple[int, bytes, dict[str, str]]:
        """The answer to ``path``, asked as an address of ``slug``."""
        return anonymised(self.client.get(path.replace(f"/{self.slug}", f"/{slug}")), slug)

    def test_disabled_plugin_contributes_nothing(self) -> None:
        self.assertEqual(contributed(self.plugin), [])

    def test_enabled_plugin_contributes_what_its_manifest_names(self) -> None:
        self.switch_on(self.slug)

        self.assertEqual(contributed(self.plugin), named(self.plugin))

    def test_disabling_takes_everything_back_and_enabling_restores_it(self) -> None:
        self.switch_on(self.slug)
        disable(self.slug)
        self.assertEqual(contributed(self.plugin), [])

        enable(self.slug)

        self.assertEqual(contributed(self.plugin), named(self.plugin))

    def test_setup_can_be_repeated(self) -> None:
        self.switch_on(self.slug)

        for step in self.plugin.manifest.setup:
            self.plugin.part(step.run)()

    def test_health_checks_answer(self) -> None:
        self.switch_on(self.slug)

        for spec in self.plugin.manifest.health:
            self.assertIsInstance(self.plugin.part(spec.check)(), Health)

    def test_demo_can_be_loaded_and_unloaded_twice(self) -> None:
        self.switch_on(self.slug)

        if demo := self.plugin.manifest.demo:
            for path in (demo.load, demo.load, demo.unload, demo.unload):
                self.plugin.part(path)()

    def test_export_and_erase_run_on_empty_tables(self) -> None:
        manifest = self.plugin.manifest
        if manifest.export:
            self.assertEqual(list(self.plugin.part(manifest.export)(None)), [])
        if manifest.erase:
            self.plugin.part(manifest.erase)()
            self.plugin.part(manifest.erase)()


def contributed(plugin: Plugin) -> list[str]:
    """What the registry hands out of a plugin just now, in the words of ``named``."""
    house = registry()
    request = RequestFactory().get("/")
    request.user = get_user_model()(username="nobody-in-particular")
    fragments = [
        *house.panels(),
        *(part for slot in {s.slot for s in plugin.manifest.slots} for part in house.slots(slot)),
    ]
    found = [f"fragment {fragment.name}" for fragment in fragments if fragment.slug == plugin.slug]
    found += [f"source {spec.name}" for spec in plugin.manifest.sources if spec.name in enabled_sources()]
    found += [f"task {task.name}" for task in house.tasks() if plugin.owns(task.run)]
    found += [f"guard {spec.name}" for spec in plugin.manifest.guards if house.guard(spec.name)]
    found += [f"policy {spec.model}" for spec in plugin.manifest.policies if spec.model.lower() in house.policies()]
    found += [f"principal {plugin.slug}" for grant in house.principals() if grant.args[0] == plugin.slug]  # type: ignore[attr-defined]
    heard = sorted({listener.event for listener in plugin.manifest.events})
    found += [f"listener {event}" for event in heard for to in house.listeners(event) if to.args[0] == plugin.slug]  # type: ignore[attr-defined]
    return sorted(found)


def named(plugin: Plugin) -> list[str]:
    """What a plugin's manifest names, as far as the registry hands it out."""
    manifest = plugin.manifest
    return sorted(
        [
            *(f"fragment {plugin.slug}.{panel.name}" for panel in manifest.panels),
            *(f"fragment {plugin.slug}.{slot.slot}" for slot in manifest.slots),
            *(f"source {spec.name}" for spec in manifest.sources),
            *(f"task {plugin.slug}.{task.name}" for task in manifest.tasks),
            *(f"guard {spec.name}" for spec in manifest.guards),
            *(f"policy {spec.model}" for spec in manifest.policies),
            *(f"principal {plugin.slug}" for _spec in manifest.principals),
            *(f"listener {listener.event}" for listener in manifest.events),
        ]
    )
