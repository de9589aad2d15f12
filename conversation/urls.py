"""All addresses of the app. A project includes them at its root: `path("", include("conversation.urls"))`."""

from django.urls import include, path, re_path

from conversation.api.app import api
from conversation.api.docs import docs, openapi_json
from conversation.api.edge import routes
from conversation.api.errors import unknown_path
from conversation.api.health import healthz, readyz

api_routes = list(routes(api.urls[0]))

urlpatterns = [
    path("conversations/", include("conversation.web.urls")),
    path("", include((api_routes, "conversation-api"))),
    path("api/openapi.json", openapi_json, name="conversation-openapi"),
    path("api/docs", docs, name="conversation-docs"),
    path("api/docs/", docs),
    re_path(r"^healthz/?$", healthz, name="healthz"),
    re_path(r"^readyz/?$", readyz, name="readyz"),
    # Last: what is unknown below the API's addresses answers in its own words, with any method.
    re_path(r"^(?:conversations|api)(?:/.*)?$", unknown_path),
]
