"""Measurements of Recount's judgement: commands that print what the documentation promises."""
