"""Importing initiatives: kept and checked first, then carried out row by row.

Each row is its own transaction, so that the portal stays usable meanwhile and people see how far it is. What was
written is found again by its slug or number: the same table imported once more does only the rest.
"""

import logging
from collections import Counter
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log

from initiatives.exchange import tasks
from initiatives.exchange.checking import CREATED, FAILED, UNCHANGED, UPDATED, Checked, Checker, Options
from initiatives.exchange.matching import directory_in
from initiatives.exchange.models import ExternalId, ImportRun
from initiatives.exchange.reading import Table
from initiatives.exchange.values import apply, current
from initiatives.models import InitiativePage
from portal.accounts.models import User
from portal.base.slugs import slug_of

logger = logging.getLogger(__name__)
State = ImportRun.State
PROGRESS_EVERY = 25
PROBLEMS_KEPT = 500


def keep(*, table: Table, file_name: str, options: Options, actor: User) -> ImportRun:
    """Nothing is written yet but the table itself."""
    return ImportRun.objects.create(
        actor=actor,
        file_name=file_name[-120:],
        rows=table.rows,
        notices=table.notices,
        total=len(table.rows),
        **vars(options),
    )


def set_options(*, run: ImportRun, options: Options) -> None:
    for name, value in vars(options).items():
        setattr(run, name, value)
    run.save(update_fields=list(vars(options)))


def check(*, run: ImportRun) -> list[Checked]:
    """The dry run: what each row would do now."""
    options = Options(publish=run.publish, allow_outside=run.allow_outside, swap_points=run.swap_points)
    return list(Checker([(number, cells) for number, cells in run.rows], user=run.actor, options=options).check_all())


@transaction.atomic
def start(*, run: ImportRun) -> bool:
    """Hands it to the worker, once: a second click finds it under way."""
    started = ImportRun.objects.filter(pk=run.pk, state=State.CHECKED).update(state=State.WAITING)
    if started:
        transaction.on_commit(partial(tasks.carry_out_import.enqueue, run.pk))
    return bool(started)


@transaction.atomic
def discard(*, run: ImportRun) -> None:
    ImportRun.objects.filter(pk=run.pk).exclude(state__in=[State.WAITING, State.RUNNING]).delete()


def carry_out(*, run: ImportRun) -> None:
    """All rows that are right; the others are reported with what is wrong with them."""
    if not ImportRun.objects.filter(pk=run.pk, state=State.WAITING).update(state=State.RUNNING):
        return
    with translation.override(run.actor.language):
        try:
            _write_all(run)
        except BaseException:
            ImportRun.objects.filter(pk=run.pk).update(state=State.STOPPED)
            raise
    run.state, run.rows = State.DONE, []
    run.save(update_fields=["state", "rows"])


def _write_all(run: ImportRun) -> None:
    counts: Counter[str] = Counter()
    problems: list[Any] = []  # Any: JSON
    for done, row in enumerate(check(run=run), start=1):
        if row.action in {CREATED, UPDATED}:
            _try(row, run)
        counts[row.action] += 1
        if row.action == FAILED and len(problems) < PROBLEMS_KEPT:
            problems.append([row.number, row.title, row.errors])
        if done % PROGRESS_EVERY == 0 or done == run.total:
            for name in (CREATED, UPDATED, UNCHANGED, FAILED):
                setattr(run, name, counts[name])
            run.done, run.problems = done, problems
            run.save(update_fields=["done", "problems", CREATED, UPDATED, UNCHANGED, FAILED])


def _try(row: Checked, run: ImportRun) -> None:
    """A row that the world has overtaken since the check fails alone."""
    try:
        write_row(row=row, actor=run.actor, publish=run.publish)
    except (ValidationError, DatabaseError, InitiativePage.DoesNotExist) as error:
        logger.info("Row %s of import %s: %s", row.number, run.pk, error)
        row.action = FAILED
        messages = error.messages if isinstance(error, ValidationError) else [_("It was changed meanwhile. Try again.")]
        row.errors += messages


@transaction.atomic
def write_row(*, row: Checked, actor: User, publish: bool) -> InitiativePage:
    """As the editor does it: a version and entries in the log; the directory follows the publication."""
    if row.page_id is None:
        parent = directory_in(row.language)
        slug = row.slug or find_available_slug(parent, slug_of(row.values["title"]))
        page = InitiativePage(slug=slug, owner=actor, live=False)
        apply(page, row.values)
        parent.add_child(instance=page)
        log(instance=page, action="wagtail.create", user=actor, content_changed=True)
    else:
        page = current(InitiativePage.objects.get(pk=row.page_id))
        apply(page, row.values)
        page.full_clean()
    if row.page_id is None or row.values:
        revision = page.save_revision(user=actor, log_action=row.page_id is not None)
        if publish:
            revision.publish(user=actor)
    if row.external_id:
        ExternalId.objects.update_or_create(page_id=page.pk, defaults={"value": row.external_id})
    return page
