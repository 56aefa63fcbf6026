"""What the search adds to the Wagtail admin."""

from wagtail.snippets.models import register_snippet

from search.admin.viewsets import SearchAdminGroup

register_snippet(SearchAdminGroup)
