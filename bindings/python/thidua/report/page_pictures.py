"""The pictures of a page: drawn where matplotlib is there, left out where it is not."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thidua.pictures import Picture

__all__ = ["embedded"]

_STYLE = (
    "<style>figure.thidua-picture{margin:1em 0}"
    "figure.thidua-picture svg{max-width:100%;height:auto;background:#fff}</style>"
)


def embedded(*drawings: Callable[[], Picture]) -> str:
    """The pictures as a part of a page; nothing without matplotlib."""
    if not drawings or find_spec("matplotlib") is None:
        return ""
    figures = [f'<figure class="thidua-picture">{drawn().to_html()}</figure>' for drawn in drawings]
    return "\n".join([_STYLE, *figures]) + "\n"
