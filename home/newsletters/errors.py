"""What cannot be done, in words for the person who wanted it."""

from django.utils.translation import gettext as _


class NewsletterError(Exception):
    @classmethod
    def incomplete(cls, missing: list[str]) -> "NewsletterError":
        return cls(_("It cannot be sent yet. %(missing)s") % {"missing": " ".join(missing)})

    @classmethod
    def nobody(cls) -> "NewsletterError":
        return cls(_("Nobody has subscribed to it yet."))

    @classmethod
    def no_draft(cls) -> "NewsletterError":
        return cls(_("It is no draft any more."))

    @classmethod
    def too_late(cls) -> "NewsletterError":
        return cls(_("It is on its way already and cannot be held back."))
