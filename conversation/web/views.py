"""The pages of the app. They hold no conversation data: their scripts ask the API for it."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from conversation.providers.registry import configured


@require_safe
@login_required
@never_cache
@ensure_csrf_cookie
def console(request: HttpRequest) -> HttpResponse:
    """The developer's console: one page that tries every call of the API and shows what went over the wire."""
    page = {"providers": [provider.name for provider in configured()], "sign_in": resolve_url(settings.LOGIN_URL)}
    return render(request, "conversation/console.html", page)
