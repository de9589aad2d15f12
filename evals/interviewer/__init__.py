"""How well Recount interviews: simulated people hold a conversation through the API, and a scorecard is made of it."""
