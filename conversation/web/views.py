"""The pages of the app. They hold no conversation data: their scripts ask the API for it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from conversation.conf import conversation_settings


@require_safe
@login_required
@never_cache
@ensure_csrf_cookie
def console(request: HttpRequest) -> HttpResponse:
    """The developer's console: one page that tries every call of the API and shows what went over the wire."""
    return render(request, "conversation/console.html", {"providers": conversation_settings().ai_providers})
