"""A story for search engines: as an instruction, where it has steps, else as an article."""

from typing import Any

from django.http import HttpRequest

from initiatives.stories.models import SuccessStoryPage
from initiatives.stories.parts import parts_of
from portal.base.languages import language_of
from portal.base.seo import organization, preview_picture


def story_data(page: SuccessStoryPage, request: HttpRequest) -> list[dict[str, Any]]:  # Any: JSON
    """https://schema.org/HowTo or https://schema.org/Article."""
    url = page.get_full_url(request)
    steps = [
        {"@type": "HowToStep", "position": number, "name": step.title, "text": step.text or step.title}
        for number, step in enumerate(parts_of(page, request).steps, 1)
    ]
    data = {
        "name": page.title,
        "description": page.introduction,
        "inLanguage": language_of(page),
        "datePublished": page.first_published_at,
        "dateModified": page.last_published_at,
        "mainEntityOfPage": url,
        "image": preview_picture(request, page).get("url"),
        "publisher": organization(request),
    }
    if steps:
        cost = page.cost
        data |= {
            "@type": "HowTo",
            "step": steps,
            "totalTime": f"P{page.duration_months}M" if page.duration_months else None,
            "estimatedCost": {
                "@type": "MonetaryAmount",
                "currency": "EUR",
                "minValue": str(cost[0]),
                "maxValue": str(cost[1]),
            }
            if cost
            else None,
        }
    else:
        data |= {"@type": "Article", "headline": page.title}
    return [{key: value for key, value in data.items() if value}]
