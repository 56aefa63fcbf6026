"""What stories add to the Wagtail admin."""

from wagtail_modeladmin.options import modeladmin_register

from initiatives.stories.admin import CopyAdmin

modeladmin_register(CopyAdmin)
