"""Filters of the answers in the admin, by what their call says."""

from portal.regions.admin.filters import PlaceFilter, TopicFilter


class PlaceOfCallFilter(PlaceFilter):
    lookup = "call__municipality__slug"


class TopicOfCallFilter(TopicFilter):
    lookup = "call__topics__slug"
