"""The modules behind the conversation manager: together the only writers of rows."""
