"""What this app adds to the Wagtail admin."""

from wagtail_modeladmin.options import modeladmin_register

from portal.regions.admin.lists import RegionAdminGroup

modeladmin_register(RegionAdminGroup)
