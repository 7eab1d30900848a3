import pytest

from search.backends.embedded import EmbeddedBackend
from search.backends.embedded.folder import Current, IndexFolder
from search.errors import Busy
from tests.search.backends.test_contract import document, tell


def test_current_of_a_folder_that_is_not_there_is_none(tmp_path):
    assert IndexFolder(str(tmp_path / "index")).current() is None


def test_put_in_force_replaces_the_current_index(tmp_path):
    folder = IndexFolder(str(tmp_path))
    folder.put_in_force(Current("index-a", 1))
    folder.put_in_force(Current("index-b", 2))

    assert folder.current() == Current("index-b", 2)
    assert [file.name for file in tmp_path.iterdir()] == ["CURRENT"]


def test_sweep_keeps_only_the_index_in_force(tmp_path):
    folder = IndexFolder(str(tmp_path))
    kept, _ = folder.make(), folder.make()
    folder.put_in_force(Current(kept, 1))
    folder.sweep()

    assert sorted(file.name for file in tmp_path.iterdir()) == ["CURRENT", kept]


def test_locks_exclude_each_other_by_kind(tmp_path):
    folder, same = IndexFolder(str(tmp_path)), IndexFolder(str(tmp_path))

    with folder.writer_lock(), same.replacement_lock():
        with pytest.raises(Busy), same.writer_lock():
            pass
        with pytest.raises(Busy), folder.replacement_lock():
            pass
    with same.writer_lock(), folder.replacement_lock():
        pass


def test_committed_changes_with_every_commit_and_no_other_time(tmp_path):
    folder, backend = IndexFolder(str(tmp_path)), EmbeddedBackend(str(tmp_path))
    seen = []
    for number in (1, 2):
        tell(backend, document(number, "fa"))
        seen += [folder.committed(folder.current().name), folder.committed(folder.current().name)]

    assert (seen[0] == seen[1], seen[1] == seen[2], seen[2] == seen[3]) == (True, False, True)
