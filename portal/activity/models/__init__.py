"""Who follows what, what happened, who hears of it, and how they want to hear."""

from portal.activity.models.events import Concern, Event
from portal.activity.models.follows import Follow
from portal.activity.models.notifications import Notification
from portal.activity.models.preferences import HearingSettings, Preference

__all__ = ["Concern", "Event", "Follow", "HearingSettings", "Notification", "Preference"]
