"""What a model is asked: Markdown files filled in from an interview, what never changes first."""

from conversation.prompts.reply import reply_prompt
from conversation.prompts.second_look import Doubts, Repairs, judge_prompt, repair_prompt
from conversation.prompts.summary import summary_prompt

__all__ = ["Doubts", "Repairs", "judge_prompt", "repair_prompt", "reply_prompt", "summary_prompt"]
