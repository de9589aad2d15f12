"""How much the gate keeps out, and how much it refuses wrongly, on cases written by people who had not seen it."""
