from django import template

from portal.accounts.sections import Section, sections

register = template.Library()


@register.simple_tag
def account_sections() -> list[Section]:
    """The entries of the account's navigation."""
    return sections()
