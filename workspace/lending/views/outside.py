"""The doors to what municipalities lend: everybody reads, and whoever has an account borrows."""

from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.accounts.signed_in import button_of_account, form_of_account
from workspace.lending.views import loans, things
from workspace.lending.views.shelves import of_municipalities

index = never_cache(require_safe(of_municipalities(things.index)))
detail = never_cache(require_safe(of_municipalities(things.detail)))
picture = require_safe(of_municipalities(things.picture))
ask = form_of_account(of_municipalities(things.ask))
create = form_of_account(of_municipalities(things.create))
edit = form_of_account(of_municipalities(things.edit))
delete = form_of_account(of_municipalities(things.delete))
requests = form_of_account(of_municipalities(loans.requests))
loan = form_of_account(of_municipalities(loans.loan))
decide = button_of_account(of_municipalities(loans.decide))
withdraw = button_of_account(of_municipalities(loans.withdraw))
give_back = button_of_account(of_municipalities(loans.give_back))
mine = form_of_account(loans.mine)
