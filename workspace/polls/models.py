"""The models of the app, of both kinds of polls."""

from workspace.polls.appointments.models import Answer, AppointmentPoll, Option, Participant

__all__ = ["Answer", "AppointmentPoll", "Option", "Participant"]
