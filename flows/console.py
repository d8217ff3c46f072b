"""The console that `sacho eval` and `sacho explain` print to."""

from __future__ import annotations

from contextlib import suppress

from rich.console import Console


class QuietEndConsole(Console):
    """A console that falls silent when whoever reads it goes away, as `head` does."""

    def on_broken_pipe(self) -> None:
        """Print no more, instead of ending the program with an error."""
        with suppress(SystemExit):
            super().on_broken_pipe()

    def write(self, line: str) -> None:
        """Print a line as it is, tabs included."""
        try:
            self.file.write("" if self.quiet else f"{line}\n")
            self.file.flush()
        except BrokenPipeError:
            self.on_broken_pipe()


def make_console() -> QuietEndConsole:
    """Return a console on stdout that changes no text: no wrapping, markup or emoji."""
    return QuietEndConsole(highlight=False, soft_wrap=True, emoji=False, markup=False)
