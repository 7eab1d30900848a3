"""Directives in Wagtail's admin, with every door that would pass the service closed."""
