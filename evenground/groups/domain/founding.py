"""What the founding list says about an invitation: is it co-production, or involvement so far?"""

import re

# Sums of money, with their sign or their name: pay is noted, how much is between the payer and the person.
_AMOUNT = re.compile(
    r"[£$€]\s*\d|\d[\d.,]*\s*(?:[£$€]|pounds?\b|euros?\b|dollars?\b|gbp\b|eur\b|usd\b|pence\b|p\b|quid\b)",
    re.IGNORECASE,
)
_MONEY_FIRST = re.compile(r"\b(?:gbp|eur|usd)\s*\d", re.IGNORECASE)


def mostly_open(open_choices: int, all_choices: int) -> bool:
    """Whether at least half of the founding choices are open. Nothing listed is nothing known to be open.

    From the design, "Co-production or involvement": where little is open, the invitation says so.
    """
    return all_choices > 0 and open_choices * 2 >= all_choices


def names_an_amount(words: str) -> bool:
    """Whether words name a sum of money."""
    return bool(_AMOUNT.search(words) or _MONEY_FIRST.search(words))
