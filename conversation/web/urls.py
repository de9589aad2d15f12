"""Addresses of the pages, relative to where the project mounts the app."""

from django.urls import path

from conversation.web import views

urlpatterns = [
    path("test/", views.console, name="conversation-console"),
]
