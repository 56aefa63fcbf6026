"""Newsletters, who gets them, and the administrator's settings."""

from home.newsletters.models.newsletters import Newsletter
from home.newsletters.models.settings import NewsletterSettings
from home.newsletters.models.subscriptions import Subscription

__all__ = ["Newsletter", "NewsletterSettings", "Subscription"]
