"""Forms of the accounts pages and of the admin."""

from typing import ClassVar

from django import forms
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm

from accounts.models import User


class TokenForm(forms.Form):
    """What a new token is for."""

    name = forms.CharField(max_length=100, label="What is it for?", help_text="For example: laptop script")


class NewUserForm(AdminUserCreationForm):
    """A new person, in the admin."""

    class Meta:
        model = User
        fields: ClassVar = ("email",)


class UserForm(UserChangeForm):
    """A person, in the admin."""

    class Meta:
        model = User
        fields: ClassVar = ("email", "is_active", "is_staff", "is_superuser", "groups", "user_permissions")
