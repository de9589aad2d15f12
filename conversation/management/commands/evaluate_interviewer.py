"""`manage.py evaluate_interviewer`: interview simulated people and print how well that went."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    """Exit status 1 where a bar is missed, so that a script can tell."""

    help = (
        "Hold interviews with the simulated people of evals/personas through the API and print a scorecard. Needs a "
        "checkout of the project. A server of its own is started, unless --url names one."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whom to interview, who asks, where the files go."""
        parser.add_argument("--half", choices=("tuning", "measuring"), help="only these people (default: both)")
        parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="people of these names or traits")
        parser.add_argument("--provider", default="offline", help="as AI_PROVIDERS: offline (default), openai, …")
        parser.add_argument("--url", help="a running server, with --token; its own settings say who asks")
        parser.add_argument("--token", help="an API token of that server")
        parser.add_argument("--seed", type=int, default=0, help="another seed, other answers")
        parser.add_argument(
            "--folder", type=Path, default=Path("var/interviews"), help="scorecard.json and transcripts"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Interview, print, write."""
        try:
            from evals.interviewer import evaluation
            from evals.interviewer.persona import HALVES
        except ImportError as error:
            raise CommandError(
                f"The simulated people are not here: run this in a checkout of Recount. ({error})"
            ) from error
        if bool(options["url"]) != bool(options["token"]):
            raise CommandError("--url and --token go together.")
        try:
            people = evaluation.chosen([options["half"]] if options["half"] else HALVES, options["only"])
        except ValueError as error:
            raise CommandError(str(error)) from error
        talks = evaluation.held_with(people, options, self.stderr.write)
        cards = evaluation.cards(talks)
        evaluation.write(cards, talks, options["folder"])
        self.stdout.write(evaluation.table(cards))
        self.stdout.write(f"Transcripts and scorecard.json are in {options['folder']}.")
        if not all(figure.is_met for figure in cards["all"]):
            sys.exit(1)
