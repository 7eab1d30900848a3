from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.test.utils import isolate_apps
from wagtail.models import Page

from intranet.contracts.conformance.tables import _faults, faults_in_migrations

LABEL = "plugin_sample"


def faults(model):
    return sorted(_faults(model, LABEL))


@isolate_apps()
def test_a_model_that_refers_to_nothing_conforms():
    class Thing(models.Model):
        class Meta:
            app_label = LABEL

    assert faults(Thing) == []


def test_a_model_that_refers_to_people_and_units_conforms():
    from tests.doubles.dummy.models import Greeting

    assert list(_faults(Greeting, "plugin_dummy")) == []


@isolate_apps()
def test_other_models_of_the_core_must_not_be_referred_to():
    class Thing(models.Model):
        kind = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
        number = models.PositiveIntegerField()
        anything = GenericForeignKey("kind", "number")

        class Meta:
            app_label = LABEL

    assert [fault.partition(";")[0] for fault in faults(Thing)] == [
        "plugin_sample.Thing.anything refers to anything",
        "plugin_sample.Thing.kind refers to contenttypes.ContentType",
    ]


@isolate_apps()
def test_tables_bear_the_plugins_name():
    class Thing(models.Model):
        class Meta:
            app_label = LABEL
            db_table = "things"

    assert faults(Thing) == ["plugin_sample.Thing keeps its rows in things, which does not bear the plugin's name"]


@isolate_apps()
def test_pages_are_refused():
    class Story(Page):
        class Meta:
            app_label = LABEL

    assert "plugin_sample.Story is a Wagtail page, which a plugin cannot take away again" in faults(Story)


def test_migrations_of_the_dummy_stand_alone():
    assert faults_in_migrations("plugin_dummy") == []


def test_migrations_that_depend_on_more_are_named():
    assert "0001_create_admin_access_permissions depends on wagtailcore" in faults_in_migrations("wagtailadmin")
