"""The simulated schedule behaves as schedules do."""

from bench.schedule import count_needed, simulate


def test_workers_without_reserve_are_counted() -> None:
    assert count_needed(86_400, 1.0) == 1
    assert count_needed(86_401, 1.0) == 2


def test_one_sound_batch_takes_as_long_as_its_pages() -> None:
    outcome = simulate(1_000, workers=1, batch=1_000, rate=100, hours_to_loss=0)
    assert outcome.seconds in (10, 20, 30, 60)  # sound, slow, heavy, or both
    assert (outcome.lost, outcome.redone_pages) == (0, 0)


def test_losses_cost_their_batches_and_more_workers_less_time() -> None:
    few, many = (simulate(1_000_000, workers, 10_000, 100, 0.5) for workers in (4, 16))
    assert few.lost > 0
    assert few.redone_pages == few.lost * 10_000
    assert many.seconds < few.seconds
    assert 0 < many.busy <= 1
