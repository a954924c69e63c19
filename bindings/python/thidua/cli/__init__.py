"""The command line: ``thidua check``, ``evaluate``, ``explain``, ``columns``, ``readings``."""

from thidua.cli.program import main, program

__all__ = ["main", "program"]
