"""All routes of the site."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

handler400 = "conversation.api.errors.bad_request"
handler403 = "conversation.api.errors.permission_denied"
handler404 = "conversation.api.errors.not_found"
handler500 = "conversation.api.errors.server_error"

urlpatterns = [
    path("", RedirectView.as_view(url="/conversations/test/")),
    path("", include("conversation.urls")),
    path("accounts/", include("accounts.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
]
