"""Where the addresses of plugins are mounted. An address of a disabled plugin does not resolve, exactly like a missing
one.
"""

from typing import Any

from django.urls import URLResolver, include, path
from django.urls.exceptions import Resolver404

from intranet.registry.loader import registry
from intranet.registry.plugin import Plugin


class GatedResolver(URLResolver):
    """The addresses of one plugin, which resolve only while it is enabled.

    The gate stands in the resolver because everything that asks for an address asks here: the request, the redirect
    that adds a slash, the switch of languages. A gate behind it would answer a missing slash differently from a
    missing page.
    """

    plugin_slug = ""

    def resolve(self, path: Any) -> Any:
        if not registry().is_enabled(self.plugin_slug):
            raise Resolver404({"path": path, "tried": []})
        return super().resolve(path)


def plugin_urlpatterns() -> list[URLResolver]:
    """Every installed plugin's addresses under ``/<slug>/``, in namespace ``<slug>``; mounted last of all."""
    return [_gated(plugin, plugin.manifest.urls, plugin.slug) for plugin in registry().plugins if plugin.manifest.urls]


def admin_urls() -> list[URLResolver]:
    """Every installed plugin's admin addresses under ``<slug>/``, in namespace ``<slug>_admin``, for Wagtail's admin to
    mount.

    Wagtail's hook wraps them, so that only people with access to the admin get in.
    """
    return [
        _gated(plugin, plugin.manifest.admin_urls, f"{plugin.slug}_admin")
        for plugin in registry().plugins
        if plugin.manifest.admin_urls
    ]


def _gated(plugin: Plugin, module: str, namespace: str) -> GatedResolver:
    plain = path(f"{plugin.slug}/", include((plugin.part(module), namespace), namespace=namespace))
    gated = GatedResolver(plain.pattern, plain.urlconf_name, app_name=plain.app_name, namespace=plain.namespace)
    gated.plugin_slug = plugin.slug
    return gated
