"""Imports that last: the collector rests meanwhile, works after, and leaves what came alone."""

from __future__ import annotations

import gc

import pytest

from flows.lasting import import_for_good


@pytest.fixture(autouse=True)
def thaw():
    yield
    gc.unfreeze()


def test_the_collector_rests_while_imports_last():
    with import_for_good():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_was_made_is_not_looked_through_again():
    with import_for_good():
        made = [[] for _ in range(1000)]
    assert gc.get_freeze_count() > len(made)


def test_an_import_that_fails_leaves_the_collector_at_work():
    with pytest.raises(ImportError), import_for_good():
        raise ImportError
    assert gc.isenabled()
