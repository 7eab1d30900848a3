import pytest
from django.core.management import CommandError, call_command

from intranet.registry.scaffolding import NoSuchName, start_plugin
from tests.architecture.trees import copy_without, run_in


def test_scaffold_writes_plugin_and_tests(tmp_path):
    written = {str(path.relative_to(tmp_path)) for path in start_plugin("hello", tmp_path)}

    assert {"plugins/hello/apps.py", "plugins/hello/templates/hello/index.html"} <= written
    assert {"tests/plugins/hello/__init__.py", "tests/plugins/hello/test_conformance.py"} <= written
    assert "${" not in (tmp_path / "plugins/hello/apps.py").read_text()


@pytest.mark.parametrize("name", ["Hello", "a-b", "admin", "", "../x"])
def test_a_name_that_is_no_slug_is_refused(tmp_path, name):
    with pytest.raises(NoSuchName):
        start_plugin(name, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_an_existing_folder_is_left_alone(tmp_path, capsys):
    call_command("startplugin", "hello", root=tmp_path)
    assert "plugins.hello to INTRANET_PLUGINS" in capsys.readouterr().out
    (tmp_path / "plugins/hello/apps.py").write_text("mine")

    with pytest.raises(CommandError, match="exists already"):
        call_command("startplugin", "hello", root=tmp_path)

    assert (tmp_path / "plugins/hello/apps.py").read_text() == "mine"


def test_a_plugin_made_by_the_scaffold_passes_lint_conformance_and_its_own_tests(tmp_path):
    tree = copy_without(tmp_path / "tree")
    made = run_in(tree, "manage.py", "startplugin", "hello_two", plugins=[])
    assert made.returncode == 0, made.stderr

    for command in (["check"], ["format", "--check"]):
        linted = run_in(tree, "-m", "ruff", *command, "plugins/hello_two", "tests/plugins/hello_two", plugins=[])
        assert linted.returncode == 0, linted.stdout
    run_in(tree, "-m", "intranet.catalogues", plugins=[])
    tested = run_in(
        tree, "-m", "pytest", "-q", "--no-migrations", "tests/plugins/hello_two", plugins=["plugins.hello_two"]
    )

    assert tested.returncode == 0, tested.stdout + tested.stderr
