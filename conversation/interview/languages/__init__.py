"""Language packs: data for one language each. Nothing outside this package may test a language code."""

from conversation.interview.languages.pack import LanguagePack, available, detect, pack_for

__all__ = ["LanguagePack", "available", "detect", "pack_for"]
