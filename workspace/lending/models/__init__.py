from workspace.lending.models.loans import Loan
from workspace.lending.models.things import Thing

__all__ = ["Loan", "Thing"]
