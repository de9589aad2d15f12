"""The page on which people make and revoke their API tokens."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.forms import TokenForm
from accounts.models import User
from accounts.tokens import living_tokens, make_token, revoke


@login_required
@never_cache
def tokens(request: HttpRequest) -> HttpResponse:
    """List the tokens; on POST make one, and show its plain text in this one answer only."""
    user = cast(User, request.user)
    form, plain = TokenForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        _, plain = make_token(user, form.cleaned_data["name"])
        form = TokenForm()
    page = {"form": form, "plain": plain, "tokens": living_tokens(user)}
    return render(request, "accounts/tokens.html", page)


@login_required
@require_POST
def revoke_token(request: HttpRequest, token_id: UUID) -> HttpResponseRedirect:
    """Revoke one of the person's own tokens."""
    if revoke(cast(User, request.user), token_id):
        messages.success(request, "The token is revoked. Nothing can use it any more.")
    else:
        messages.info(request, "There is no such token, or it was revoked before.")
    return redirect("accounts:tokens")
