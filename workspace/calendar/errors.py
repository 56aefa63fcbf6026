"""Why something could not be done, in the reader's words."""

from django.utils.translation import gettext as _

from workspace.projects.errors import ProjectError


class CalendarError(ProjectError):
    """Its text is shown to the person as it is."""

    @classmethod
    def gone(cls) -> "CalendarError":
        return cls(_("Somebody has deleted this event meanwhile."))

    @classmethod
    def date_gone(cls) -> "CalendarError":
        return cls(_("This date is no longer part of the series. Please look again."))

    @classmethod
    def over(cls) -> "CalendarError":
        return cls(_("This date is over."))

    @classmethod
    def cancelled(cls) -> "CalendarError":
        return cls(_("This date is cancelled."))

    @classmethod
    def series_has_none(cls) -> "CalendarError":
        return cls(_("A series has no plan B. Move the single date instead."))

    @classmethod
    def no_plan_b(cls) -> "CalendarError":
        return cls(_("There is no plan B any more. Perhaps somebody has postponed it already."))

    @classmethod
    def role_filled(cls) -> "CalendarError":
        return cls(_("Somebody else was quicker: there are enough people for this already. Thank you!"))

    @classmethod
    def too_many(cls, most: int) -> "CalendarError":
        return cls(_("At most %(most)d of them are possible here.") % {"most": most})

    @classmethod
    def too_many_people(cls, most: int) -> "CalendarError":
        return cls(_("At most %(most)d people without an account can come.") % {"most": most})

    @classmethod
    def only_one_date(cls) -> "CalendarError":
        return cls(_("Places are counted for each date: please answer for one date."))
