"""What this app adds to the Wagtail admin."""

from wagtail_modeladmin.options import modeladmin_register

from initiatives.ideas.admin import IdeaAdmin
from initiatives.ideas.waiting import ideas_to_answer
from portal.regions.admin.dashboard import also_waits

modeladmin_register(IdeaAdmin)
also_waits(ideas_to_answer)
