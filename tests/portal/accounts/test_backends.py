"""What somebody may do is asked for only where they can have rights at all."""

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import Group, Permission

from portal.accounts.backends import PortalBackend
from portal.base.models.edition import asked_once
from tests.factories.accounts import UserFactory

RIGHT = "wagtailadmin.access_admin"


@pytest.fixture
def right(db):
    return Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")


@pytest.fixture
def again():
    """The person as the next request has them."""
    return lambda user: PortalBackend().get_user(user.pk)


def test_a_right_of_ones_own_counts(right, again):
    user = UserFactory()
    assert not again(user).has_perm(RIGHT)

    user.user_permissions.add(right)

    assert again(user).has_perm(RIGHT)


def test_a_right_of_a_group_counts_until_one_leaves_it(right, again):
    group, user = Group.objects.create(name="Redaktion"), UserFactory()
    group.permissions.add(right)
    user.groups.add(group)

    assert again(user).has_perm(RIGHT)

    user.groups.remove(group)
    assert not again(user).has_perm(RIGHT)


def test_who_is_put_into_a_group_from_its_side_has_its_rights(right, again):
    group, user = Group.objects.create(name="Redaktion"), UserFactory()
    group.permissions.add(right)
    with asked_once():
        assert not again(user).has_perm(RIGHT)
        group.user_set.add(user)

        assert again(user).has_perm(RIGHT)


@pytest.mark.django_db
def test_administrators_may_do_everything(again):
    assert again(UserFactory(is_superuser=True)).has_perm(RIGHT)


@pytest.mark.django_db
def test_who_is_locked_out_is_nobody_and_has_no_rights(right, again):
    user = UserFactory(is_active=False)
    user.user_permissions.add(right)

    assert again(user) is None
    assert not user.has_perm(RIGHT)


@pytest.mark.django_db
def test_citizens_cost_no_query_more(again, query_count):
    citizen = UserFactory()
    with asked_once():
        again(citizen).has_perm(RIGHT)

        with query_count() as queries:
            assert not again(citizen).has_perm(RIGHT)

    assert len(queries) == 1


@pytest.mark.django_db
def test_the_address_is_the_name_to_sign_in_with(rf):
    user = UserFactory(email="anna@example.org", password="moin-und-mok-wi")

    assert authenticate(rf.post("/"), email="ANNA@example.org", password="moin-und-mok-wi") == user
    assert authenticate(rf.post("/"), email="anna@example.org", password="falsch") is None
