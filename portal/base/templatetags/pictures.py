"""Pictures in templates; `components/picture.html` is the way to use it."""

from functools import partial

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.images.models import AbstractImage, AbstractRendition

from portal.base.models.edition import kept
from portal.base.pictures import draw

register = template.Library()
MOST_KEPT = 500
"""Pictures, which stay in memory with their sizes: 10 kB each."""

# How wide a picture stands on the page, where the template does not say it better.
SIZES = {
    "card": "(min-width: 992px) 400px, (min-width: 576px) 50vw, 100vw",
    "square": "160px",
    "text": "(min-width: 800px) 800px, 100vw",
    "wide": "(min-width: 1200px) 1200px, 100vw",
    "hero": "100vw",
    "logo": "200px",
}


@register.simple_tag
def responsive_picture(
    image: AbstractImage | None,
    alt: str = "",
    variant: str = "text",
    sizes: str = "",
    eager: bool = False,
    css_class: str = "",
) -> str:
    """`<picture>` in AVIF and WebP; nothing where there is no picture. An empty `alt` means decorative."""
    return _markup(image, alt or "", variant or "text", sizes, eager, css_class) if image else ""


@partial(kept, most=MOST_KEPT)
def _markup(image: AbstractImage, alt: str, variant: str, sizes: str, eager: bool, css_class: str) -> str:
    drawn = draw(image, variant)
    if not drawn:
        return ""
    sizes = sizes or SIZES[variant]
    sources = format_html_join(
        "",
        '<source type="image/{}" srcset="{}" sizes="{}">',
        ((name, _srcset(renditions), sizes) for name, renditions in drawn.sources.items()),
    )
    largest = drawn.sources["webp"][-1]
    return format_html(
        '<picture>{}<img src="{}" width="{}" height="{}" alt="{}"{}{}></picture>',
        sources,
        drawn.fallback.url,
        largest.width,
        largest.height,
        alt,
        format_html(' class="{}"', css_class) if css_class else "",
        SafeString(' fetchpriority="high"' if eager else ' loading="lazy" decoding="async"'),
    )


def _srcset(renditions: list[AbstractRendition]) -> str:
    return ", ".join(f"{rendition.url} {rendition.width}w" for rendition in renditions)


@register.simple_tag
@partial(kept, most=MOST_KEPT)
def large_picture_url(image: AbstractImage) -> str:
    """Where the picture can be seen large: the largest size that is drawn already, for drawing takes time."""
    drawn = draw(image, "wide")
    return drawn.sources["webp"][-1].url if drawn else ""
