"""The doors of the room: guests borrow, too; who keeps something says `permissions.may_keep`."""

from workspace.lending.querysets import KEY
from workspace.lending.views import loans, things
from workspace.lending.views.shelves import of_project
from workspace.projects.doors import doors_of

_doors = doors_of(KEY)

index = _doors.page(of_project(things.index))
detail = _doors.page(of_project(things.detail))
picture = _doors.page(of_project(things.picture))
ask = _doors.talking(of_project(things.ask))
create = _doors.writing(of_project(things.create))
edit = _doors.writing(of_project(things.edit))
delete = _doors.writing(of_project(things.delete))
requests = _doors.writing(of_project(loans.requests))
loan = _doors.page(of_project(loans.loan))
decide = _doors.button(of_project(loans.decide))
withdraw = _doors.saying(of_project(loans.withdraw))
give_back = _doors.saying(of_project(loans.give_back))
