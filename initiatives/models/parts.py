"""What stands on an initiative's page several times."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

PAGE = "initiatives.InitiativePage"
PICTURE = "portal_base.PortalImage"


class InitiativeLink(Orderable):
    """Where else it can be met: social media, a chat, a blog."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="links")
    label = models.CharField(_("name"), max_length=60, help_text=_("For example: Mastodon."))
    url = models.URLField(_("address"))

    panels = [FieldRowPanel([FieldPanel("label"), FieldPanel("url")])]

    class Meta(Orderable.Meta):
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def __str__(self) -> str:
        return self.label


class InitiativePicture(Orderable):
    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="pictures")
    picture = models.ForeignKey(PICTURE, verbose_name=_("picture"), on_delete=models.CASCADE, related_name="+")
    caption = models.CharField(_("caption"), max_length=200, blank=True)

    panels = [FieldPanel("picture"), FieldPanel("caption")]

    class Meta(Orderable.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self) -> str:
        return self.caption or str(self.picture)


class InitiativeDownload(Orderable):
    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="downloads")
    document = models.ForeignKey(
        "portal_base.PortalDocument", verbose_name=_("document"), on_delete=models.CASCADE, related_name="+"
    )
    title = models.CharField(_("title"), max_length=120, blank=True, help_text=_("Empty: the document's own title."))

    panels = [FieldPanel("document"), FieldPanel("title")]

    class Meta(Orderable.Meta):
        verbose_name = _("download")
        verbose_name_plural = _("downloads")

    def __str__(self) -> str:
        return self.title or str(self.document)


class InitiativePartner(Orderable):
    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="partners")
    name = models.CharField(_("name"), max_length=120)
    url = models.URLField(_("website"), blank=True)
    logo = models.ForeignKey(
        PICTURE, verbose_name=_("logo"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("url")]), FieldPanel("logo")]

    class Meta(Orderable.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def __str__(self) -> str:
        return self.name


class RelatedInitiative(Orderable):
    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="related")
    initiative = models.ForeignKey(PAGE, verbose_name=_("initiative"), on_delete=models.CASCADE, related_name="+")

    panels = [FieldPanel("initiative")]

    class Meta(Orderable.Meta):
        verbose_name = _("related initiative")
        verbose_name_plural = _("related initiatives")

    def __str__(self) -> str:
        return str(self.initiative)
