"""What this floor changes in Wagtail."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from portal.base.page_links import KeptPageLinkHandler


@hooks.register("register_rich_text_features", order=10)
def keep_addresses_of_linked_pages(features: FeatureRegistry) -> None:
    """After Wagtail has registered its own way."""
    features.register_link_type(KeptPageLinkHandler)
