"""People and their API tokens."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower


class UserManager(BaseUserManager["User"]):
    """Makes users and finds them by e-mail, whatever its case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A new person; without a password they can set one by mail. Raises ValueError without an e-mail."""
        if not email.strip():
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A new person who may do everything, in the admin too."""
        return self.create_user(email, password, **{"is_staff": True, "is_superuser": True} | fields)

    def with_email(self, email: str) -> "User | None":
        """The person with this e-mail, whatever its case."""
        # By the very expression that the constraint indexes.
        return self.alias(lower_email=Lower("email")).filter(lower_email=email.strip().lower()).first()

    def get_by_natural_key(self, username: str | None) -> "User":
        """The person with this e-mail. Raises User.DoesNotExist."""
        if (user := self.with_email(username or "")) is None:
            raise self.model.DoesNotExist
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """A person. Their e-mail is their login."""

    user_id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField("e-mail address", unique=True)
    is_active = models.BooleanField("active", default=True, help_text="Clear this instead of deleting the account.")
    is_staff = models.BooleanField("staff", default=False, help_text="Whether this person may use the admin.")
    date_joined = models.DateTimeField("joined", auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "user"
        constraints: ClassVar = [
            models.UniqueConstraint(
                Lower("email"),
                name="one_user_for_each_email",
                violation_error_message="A user with this e-mail address already exists.",
            )
        ]
        ordering: ClassVar = ["email"]

    def __str__(self) -> str:
        return self.email

    def get_full_name(self) -> str:
        """What to call the person where a name is wanted."""
        return self.email

    def get_short_name(self) -> str:
        """What to call the person where there is little room."""
        return self.email.split("@", 1)[0]


class ApiToken(models.Model):
    """A key by which programs act as a person. Only its digest is kept, so that a stolen database opens no door."""

    token_id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=100, help_text="What the token is for.")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    prefix = models.CharField(max_length=16, editable=False, help_text="The first characters, to recognise it by.")
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "API token"
        ordering: ClassVar = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"
