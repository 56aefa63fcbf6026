"""What this app adds to the Wagtail admin."""

from wagtail_modeladmin.options import modeladmin_register

from initiatives.calls.admin import CallAdminGroup
from initiatives.calls.waiting import offers_to_look_at
from portal.regions.admin.dashboard import also_waits

modeladmin_register(CallAdminGroup)
also_waits(offers_to_look_at)
