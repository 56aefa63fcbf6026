"""Who gets the newsletters: an address, with or without an account."""

from secrets import token_urlsafe

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.newsletters.choices import EndedFor
from home.newsletters.querysets import SubscriptionQuerySet


def new_token() -> str:
    return token_urlsafe(24)


class Subscription(models.Model):
    """Nothing is sent before the link in the first mail was followed and the button pressed."""

    email = models.EmailField(_("email address"))
    """In small letters."""
    municipality = models.ForeignKey(
        "portal_regions.Municipality",
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="de")
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    """Stands for the person in the links of every newsletter, however old."""
    asked_at = models.DateTimeField(_("asked for"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    ended_by = models.ForeignKey(
        "home_newsletters.Newsletter",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    """In which newsletter the link was pressed."""

    ended_for = models.CharField(_("why it has ended"), max_length=10, choices=EndedFor, blank=True, editable=False)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscription of the newsletter")
        verbose_name_plural = _("subscriptions of the newsletter")
        constraints = [models.UniqueConstraint(Lower("email"), name="one_newsletter_an_address")]
        indexes = [models.Index(fields=["municipality", "id"], name="newsletter_by_place")]

    def __str__(self) -> str:
        return self.email

    @property
    def standing(self) -> str:
        """In words, for the list."""
        if self.ended_at is not None:
            return gettext("ended %(why)s") % {"why": EndedFor(self.ended_for or EndedFor.PERSON).label}
        return gettext("gets it") if self.confirmed_at is not None else gettext("not confirmed yet")

    @property
    def is_active(self) -> bool:
        return self.confirmed_at is not None and self.ended_at is None
