"""Why something could not be done, in the reader's words."""

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.base.dates import day_in_words
from workspace.projects.errors import ProjectError


class AppointmentError(ProjectError):
    """Its text is shown to the person as it is."""

    @classmethod
    def no_such_time(cls, wanted: datetime.datetime, found: datetime.datetime) -> "AppointmentError":
        said = _("%(day)s: there is no %(time)s, because the clocks are put forward. Take %(other)s, for instance.")
        values = {"day": day_in_words(wanted.date()), "time": f"{wanted:%H:%M}", "other": f"{found:%H:%M}"}
        return cls(said % values)

    @classmethod
    def past(cls, when: str) -> "AppointmentError":
        return cls(_("%(when)s is over already.") % {"when": when})

    @classmethod
    def no_dates(cls) -> "AppointmentError":
        return cls(_("Choose at least one day."))

    @classmethod
    def no_time(cls, day: datetime.date) -> "AppointmentError":
        return cls(_("%(day)s: what time?") % {"day": day_in_words(day)})

    @classmethod
    def ends_before(cls, day: datetime.date) -> "AppointmentError":
        return cls(_("%(day)s: it ends before it begins.") % {"day": day_in_words(day)})

    @classmethod
    def too_many(cls, most: int) -> "AppointmentError":
        return cls(
            ngettext(
                "At most %(most)d date. Fewer are answered sooner, too.",
                "At most %(most)d dates. Fewer are answered sooner, too.",
                most,
            )
            % {"most": most}
        )

    @classmethod
    def there_already(cls, when: str) -> "AppointmentError":
        return cls(_("%(when)s is one of the dates already.") % {"when": when})

    @classmethod
    def gone(cls) -> "AppointmentError":
        return cls(_("Somebody has deleted this poll meanwhile."))

    @classmethod
    def is_closed(cls) -> "AppointmentError":
        return cls(_("Meanwhile the date was chosen: nothing can be answered any more."))

    @classmethod
    def is_over(cls) -> "AppointmentError":
        return cls(_("The time for answers is over."))

    @classmethod
    def full(cls, when: str) -> "AppointmentError":
        return cls(
            _("%(when)s is full meanwhile: all places are taken. What you have answered else is still here.")
            % {"when": when}
        )

    @classmethod
    def option_gone(cls) -> "AppointmentError":
        return cls(_("This date was removed meanwhile. Choose another one."))

    @classmethod
    def too_many_people(cls, most: int) -> "AppointmentError":
        return cls(_("%(most)d people have answered by the link; more are not possible.") % {"most": most})

    @classmethod
    def deadline_past(cls) -> "AppointmentError":
        return cls(_("The day until which one can answer is over already."))

    @classmethod
    def too_many_proposals(cls, most: int) -> "AppointmentError":
        return cls(_("You have proposed %(most)d dates already; more are not possible.") % {"most": most})

    @classmethod
    def reminded_lately(cls) -> "AppointmentError":
        return cls(_("They were reminded only a short while ago."))

    @classmethod
    def no_longer_chosen(cls) -> "AppointmentError":
        return cls(_("The date was chosen by somebody else meanwhile."))

    @classmethod
    def not_for_outsiders(cls) -> "AppointmentError":
        return cls(_("This poll is for the people of the project. Change that first."))

    @classmethod
    def too_many_asked(cls, most: int) -> "AppointmentError":
        return cls(_("At most %(most)d people are asked by mail. Hand on the link instead.") % {"most": most})

    @classmethod
    def no_address(cls, typed: str) -> "AppointmentError":
        return cls(_("“%(typed)s” is no e-mail address.") % {"typed": typed[:60]})
