from workspace.polls.appointments.models.options import Option
from workspace.polls.appointments.models.people import Answer, Participant
from workspace.polls.appointments.models.polls import AppointmentPoll

__all__ = ["Answer", "AppointmentPoll", "Option", "Participant"]
