"""Imports in the background."""

from django_tasks import task


@task()
def carry_out_import(run_id: int) -> None:
    from initiatives.exchange import services  # noqa: PLC0415  # the services enqueue this task
    from initiatives.exchange.models import ImportRun  # noqa: PLC0415  # as above

    run = ImportRun.objects.select_related("actor").filter(pk=run_id).first()
    if run is not None:
        services.carry_out(run=run)
