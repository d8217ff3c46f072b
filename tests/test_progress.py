"""Every task that is done moves the progress on, and its result goes through."""

from flows.progress import Progress


def test_the_share_of_the_tasks_is_shown_after_each() -> None:
    shown: list[float] = []
    progress = Progress(4, shown.append)
    assert [progress.after(name) for name in "abcd"] == list("abcd")
    assert shown == [25, 50, 75, 100]
