"""The parameters of the flow with what the form in the UI checks of them.

What they mean is said in the flow's docstring, from which the form takes it.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

Inputs = Annotated[list[str], Field(min_length=1)]
Output = Annotated[str, Field(min_length=1)]
BatchPages = Annotated[int | None, Field(ge=1)]
