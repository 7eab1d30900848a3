from django.utils.translation import gettext_lazy as _

from intranet.contracts import (
    AdminItem,
    Demo,
    HealthCheck,
    Manifest,
    NavItem,
    PermissionSpec,
    PluginConfig,
    PolicySpec,
    Role,
    Setting,
    Slot,
    TaskSpec,
    Word,
)
from plugins.fulltext.editors.words import ACTIONS


class FulltextConfig(PluginConfig):
    """Full-text search over what each person may read."""

    name = "plugins.fulltext"
    label = "plugin_fulltext"
    verbose_name = "Full-text search"
    manifest = Manifest(
        slug="fulltext",
        title=_("Full-text search"),
        version="1.0.0",
        description=_("The search page with its filters, and the search box at the top of every page."),
        core=">=1.0,<2",
        settings=(
            Setting(
                "page_size",
                "int",
                10,
                _("Results on a page"),
                _("Between 5 and 50. More results make a page slower to read, not slower to make."),
            ),
        ),
        nav=(NavItem(_("Search"), "search", icon="search", order=700),),
        admin_nav=(
            AdminItem(_("Editors’ choice in search"), "index", "shape_search", icon="pick", order=328),
            AdminItem(_("Other wordings"), "wordings", "shape_search", icon="search", order=330),
        ),
        permissions=(PermissionSpec("plugin_fulltext.Pick", "shape_search", _("Can shape what search finds")),),
        roles=(Role("fulltext-editors", _("Shaping of search"), ("editor",), ("shape_search",)),),
        slots=(
            Slot("masthead.search", "plugins.fulltext.boxes.Masthead"),
            Slot("notfound.search", "plugins.fulltext.boxes.NotFound"),
            Slot("directive.aside", "plugins.fulltext.boxes.Related"),
        ),
        policies=(PolicySpec("plugin_fulltext.SavedSearch", "plugins.fulltext.saved.policy.SavedSearchPolicy"),),
        urls="plugins.fulltext.urls",
        admin_urls="plugins.fulltext.editors.urls",
        tasks=(TaskSpec("look-again", "plugins.fulltext.saved.watching.look_again", every=60),),
        export="plugins.fulltext.saved.leaving.export",
        actions=ACTIONS,
        notices=(Word("fulltext-found", _("There is something new for a search that you follow")),),
        demo=Demo("plugins.fulltext.demo.load", "plugins.fulltext.demo.unload"),
        consequences="plugins.fulltext.health.consequences",
        health=(HealthCheck("index", "plugins.fulltext.health.index"),),
    )
