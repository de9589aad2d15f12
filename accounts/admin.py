"""Accounts in the admin."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.http import HttpRequest
from django.utils import timezone

from accounts.forms import NewUserForm, UserForm
from accounts.models import ApiToken, User

COSTS_DAYS = 30


def _costs(**of: Any) -> Subquery:
    """What the conversations of a person cost, as a subquery: only the people of a page are summed."""
    usage = apps.get_model("conversation", "Usage").objects
    rows = usage.filter(user=OuterRef("pk"), **of).order_by().values("user")
    return Subquery(rows.annotate(sum=Sum("cost_usd")).values("sum"))


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    """People, found by e-mail."""

    form = UserForm
    add_form = NewUserForm
    list_display = ("email", "is_active", "is_staff", "date_joined", "last_login", "cost_lately", "cost_in_all")
    list_filter = ("is_active", "is_staff", "is_superuser", "date_joined")
    search_fields = ("email", "user_id")
    ordering = ("email",)
    readonly_fields = ("user_id", "date_joined", "last_login", "cost_lately", "cost_in_all")
    fieldsets = (
        (None, {"fields": ("user_id", "email", "password")}),
        ("Rights", {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")}),
        ("Dates", {"fields": ("date_joined", "last_login")}),
        ("Cost of their conversations", {"fields": ("cost_lately", "cost_in_all")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "usable_password", "password1", "password2")}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """With what each person's conversations cost."""
        since = datetime.now(UTC).date() - timedelta(days=COSTS_DAYS - 1)
        rows: QuerySet[User] = super().get_queryset(request)
        return rows.annotate(cost=_costs(), recent_cost=_costs(day__gte=since))

    @admin.display(description="cost of 30 days", ordering="recent_cost")
    def cost_lately(self, user: Any) -> str:
        """Of the last 30 days (UTC), today included."""
        return f"${user.recent_cost or 0:,.4f}"

    @admin.display(description="cost in all", ordering="cost")
    def cost_in_all(self, user: Any) -> str:
        """As far as prices are known."""
        return f"${user.cost or 0:,.4f}"


@admin.register(ApiToken)
class ApiTokenAdmin(admin.ModelAdmin):
    """Tokens, to be seen and revoked. A new one can only be made where its plain text is shown."""

    list_display = ("name", "prefix", "user", "created_at", "last_used_at", "revoked_at")
    list_filter = (("revoked_at", admin.EmptyFieldListFilter), "created_at", "last_used_at")
    search_fields = ("name", "prefix", "user__email")
    list_select_related = ("user",)
    fields = ("token_id", "name", "prefix", "user", "created_at", "last_used_at", "revoked_at")
    readonly_fields = fields
    actions = ("revoke_chosen",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody adds one here."""
        return False

    @admin.action(description="Revoke the chosen tokens", permissions=["change"])
    def revoke_chosen(self, request: HttpRequest, chosen: QuerySet[ApiToken]) -> None:
        """Take the chosen tokens out of use."""
        count = chosen.filter(revoked_at__isnull=True).update(revoked_at=timezone.now())
        self.message_user(request, f"{count} tokens revoked.")
