"""The user with profile: the e-mail address is the login. And what each person has agreed to."""

import uuid
from typing import TYPE_CHECKING, ClassVar

from django.apps import apps
from django.conf import settings
from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models, transaction
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.accounts.querysets import UserQuerySet

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]  # made by a function
    """Makes users from an e-mail address; upper and lower case do not matter in it."""

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        user: User = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        """The first person of a new portal: the address counts as confirmed, mail may not be set up yet."""
        with transaction.atomic():
            user = self.create_user(email, password, **{**fields, "is_staff": True, "is_superuser": True})
            apps.get_model("account", "EmailAddress").objects.create(
                user=user, email=user.email.lower(), verified=True, primary=True
            )
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        user: User = self.get(email__iexact=username)
        return user


class Visibility(models.TextChoices):
    EVERYBODY = "everybody", _("Everybody")
    SIGNED_IN = "signed_in", _("Signed-in people")
    NOBODY = "nobody", _("Nobody")


def visibility_field(label: "StrOrPromise") -> "models.CharField[str, str]":
    return models.CharField(label, max_length=10, choices=Visibility, default=Visibility.NOBODY)


def picture_path(user: "User", filename: str) -> str:
    """A new name for every picture: it tells nothing, cannot be guessed, and caches need not be told."""
    return f"personen/{uuid.uuid4().hex}.webp"


class User(AbstractUser):
    username = None  # type: ignore[assignment]  # Django's field is replaced by the e-mail address
    last_name = None  # type: ignore[assignment]  # as above
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=150, help_text=_("How others see you."))
    public_id = models.UUIDField(_("public identifier"), default=uuid.uuid4, unique=True, editable=False)
    picture = models.ImageField(
        _("picture"),
        upload_to=picture_path,
        blank=True,
        max_length=120,
        help_text=_("A JPEG, PNG or WebP file of up to 10 MB. The location where it was taken is removed."),
    )
    about = models.TextField(
        _("about you"), max_length=1000, blank=True, help_text=_("What do you care about? What are you good at?")
    )
    municipality = models.ForeignKey(
        "portal_regions.Municipality",
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Where you live or where you want to join in."),
    )
    topics = models.ManyToManyField(
        "portal_regions.Topic",
        verbose_name=_("topics"),
        blank=True,
        related_name="+",
        help_text=_("What you want to hear about."),
    )
    language = models.CharField(
        _("language"),
        max_length=10,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
        help_text=_("The language of the e-mails we send you."),
    )
    picture_visibility = visibility_field(_("who sees your picture"))
    about_visibility = visibility_field(_("who sees the text about you"))
    municipality_visibility = visibility_field(_("who sees your municipality"))
    topics_visibility = visibility_field(_("who sees your topics"))
    findable_visibility = models.CharField(
        _("who finds you in the search"),
        max_length=10,
        choices=Visibility,
        default=Visibility.NOBODY,
        help_text=_("By your name, and by what you show to the same people."),
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = UserManager()  # type: ignore[misc]  # narrower than AbstractUser's manager on purpose

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [models.UniqueConstraint(Lower("email"), name="unique_email_whatever_the_case")]

    def __str__(self) -> str:
        return self.name or self.email

    def get_absolute_url(self) -> str:
        return reverse("people:detail", args=[self.public_id])

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ")[0] if self.name else ""

    @property
    def first_name(self) -> str:  # type: ignore[override]  # one name is enough, and not everybody has two
        """What the menu of the Wagtail admin calls the person, instead of the address."""
        return self.get_short_name()


class Consent(models.Model):
    """That somebody agreed to a text, to which version of it, and when; kept as long as the account."""

    class Kind(models.TextChoices):
        TERMS = "terms", _("Terms of use")
        PRIVACY = "privacy", _("Privacy policy")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="consents"
    )
    kind = models.CharField(_("text"), max_length=10, choices=Kind)
    version = models.CharField(_("version"), max_length=40)
    at = models.DateTimeField(_("agreed on"), auto_now_add=True)

    class Meta:
        ordering = ["-at"]
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints = [models.UniqueConstraint(fields=["user", "kind", "version"], name="one_consent_a_version")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.version})"
