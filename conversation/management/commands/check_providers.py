"""Make one tiny call to each provider and say what to fix."""

import asyncio
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from conversation.conf import conversation_settings
from conversation.services.provider_check import ProviderCheck, check_provider


class Command(BaseCommand):
    """Exit status 1 when a provider that is set up does not work, or none is set up."""

    help = "Make one tiny call to each provider in AI_PROVIDERS; print model, time, and what to fix."

    def handle(self, *args: Any, **options: Any) -> None:
        """Check in the order in which the providers are asked for replies."""
        try:
            checks = asyncio.run(self._checks())
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from error
        answering = [check.name for check in checks if check.works]
        if not answering:
            raise CommandError("No provider works, so nobody would be answered.")
        if failing := [check.name for check in checks if check.configured and not check.works]:
            raise CommandError(f"Set up, but not working: {', '.join(failing)}.")
        self.stdout.write(f"Replies come from {answering[0]}.")

    async def _checks(self) -> list[ProviderCheck]:
        checks = []
        for name in dict.fromkeys(conversation_settings().ai_providers):
            checks.append(await check_provider(name))
            self.stdout.write(line(checks[-1]))
        return checks


def line(check: ProviderCheck) -> str:
    """One check as one line."""
    if not check.configured:
        return f"{check.name:<10} {check.model:<24} not set up. {check.fix}"
    outcome = f"works, {check.milliseconds} ms" if check.works else f"FAILS after {check.milliseconds} ms. {check.fix}"
    return f"{check.name:<10} {check.model:<24} {outcome}"
