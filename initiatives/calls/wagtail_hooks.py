"""What this app adds to the Wagtail admin."""

from wagtail_modeladmin.options import modeladmin_register

from initiatives.calls.admin import CallAdminGroup

modeladmin_register(CallAdminGroup)
