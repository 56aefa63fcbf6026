"""`{{ session.user_agent|device_name }}`, `{% when_sessions_end %}`"""

from django import template

from portal.accounts.devices import device_name, when_sessions_end

register = template.Library()
register.filter("device_name", device_name)
register.simple_tag(when_sessions_end)
