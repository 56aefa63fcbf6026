"""Models of the ground floor."""

from portal.base.models.edition import Edition
from portal.base.models.files import PortalDocument, PortalImage, PortalRendition
from portal.base.models.kept_settings import KeptSetting
from portal.base.models.pages import BasePage
from portal.base.models.processes import DueJob, WorkerSign
from portal.base.models.settings import PortalSettings

__all__ = [
    "BasePage",
    "DueJob",
    "Edition",
    "KeptSetting",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "PortalSettings",
    "WorkerSign",
]
