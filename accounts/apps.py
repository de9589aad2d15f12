"""The accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People, their sign-in and their API tokens."""

    name = "accounts"
    verbose_name = "Accounts"
