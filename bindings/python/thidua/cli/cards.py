"""Which scorecard of a plan a command works with."""

from __future__ import annotations

from pathlib import Path

import click

from thidua.campaign import load_campaign
from thidua.cli.words import say
from thidua.diagnostics import Language
from thidua.scorecard import Scorecard

__all__ = ["card_of_plan"]


def card_of_plan(
    plan: Path, card: str | None, parameters: dict[str, str], lang: Language
) -> Scorecard:
    """The one of that id; where the plan has just one, it need not be named."""

    def usage(key: str, **words: str) -> click.UsageError:
        return click.UsageError(say(lang, key, **words), click.get_current_context(silent=True))

    campaign = load_campaign(plan, parameters=parameters)
    known = ", ".join(campaign.scorecards)
    if card is None and len(campaign.scorecards) > 1:
        raise usage("score-which", known=known)
    if not known or card not in {None, *campaign.scorecards}:
        raise usage("score-no-card", card=card or "", known=known)
    return campaign.scorecard(card)
