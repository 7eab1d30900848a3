from intranet.contracts.conformance.catalogues import untranslated


def test_strings_without_a_vietnamese_translation_are_named(tmp_path):
    (tmp_path / "views.py").write_text(
        'a = _("One")\nb = ngettext("%(n)d two", "%(n)d twos", n)\nc = pgettext("x", "Three")\n'
    )
    page = tmp_path / "templates" / "sample" / "page.html"
    page.parent.mkdir(parents=True)
    page.write_text("{% translate \"Four\" %}{% trans 'Five' %}")
    catalogue = tmp_path / "locale" / "vi" / "LC_MESSAGES" / "django.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text('msgid ""\nmsgstr ""\n\nmsgid "One"\nmsgstr "Một"\n\n#, fuzzy\nmsgid "Four"\nmsgstr "Bốn"\n')

    assert untranslated(tmp_path) == ["%(n)d two", "Five", "Four", "Three"]


def test_a_plugin_without_strings_needs_no_catalogue(tmp_path):
    assert untranslated(tmp_path) == []
