from workspace.networks.models.affiliations import Affiliation
from workspace.networks.models.networks import Caretaker, Network

__all__ = ["Affiliation", "Caretaker", "Network"]
