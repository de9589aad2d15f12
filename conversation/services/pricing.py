"""What a call cost."""

import sys
from typing import Any

from conversation.providers import registry
from conversation.providers.base import Meter
from conversation.services.memory import give_back


def prices_are_loaded() -> bool:
    """Whether a cost can be told without a second's wait for the price list."""
    return "genai_prices.data" in sys.modules


def cost_usd(provider: str, model: str, meter: Meter) -> float | None:
    """US dollars by the vendor's price list; 0 where no language model was called; None for a model that is not listed.

    A compatible server of one's own is priced as the vendor's model of the same name, if there is one.
    """
    if not provider or not registry.provider(provider).is_model:
        return 0.0
    prices = _price_list()
    usage = prices.Usage(
        input_tokens=meter.input_tokens,
        output_tokens=meter.output_tokens,
        cache_read_tokens=meter.cached_tokens,
        cache_write_tokens=meter.cache_write_tokens,
    )
    try:
        return float(prices.calc_price(usage, model, provider_id=provider).total_price)
    except (LookupError, ValueError):
        return None


def _price_list() -> Any:
    import genai_prices

    if not prices_are_loaded():
        import genai_prices.data

        # Python takes 60 MB for a moment to read that list.
        give_back()
    return genai_prices
