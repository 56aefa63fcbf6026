"""What somebody leaves behind who leaves a project."""

from django.utils.translation import ngettext

from workspace.documents.models import Document, ShareLink, Upload
from workspace.projects.models import Membership


def note(membership: Membership) -> str:
    """Said before. Their files are the project's; what has not arrived, what they have in hand and their links
    hang on the membership."""
    files = Document.objects.kept().filter(project=membership.project_id, created_by=membership.user_id).count()
    uploads = Upload.objects.under_way().filter(by=membership.pk).count()
    said = []
    if files:
        said.append(
            ngettext(
                "%(number)d file stays in the project, with the name.",
                "%(number)d files stay in the project, with the name.",
                files,
            )
            % {"number": files}
        )
    if uploads:
        said.append(
            ngettext("%(number)d upload is cancelled.", "%(number)d uploads are cancelled.", uploads)
            % {"number": uploads}
        )
    links = ShareLink.objects.open().filter(maker=membership.pk).count()
    if links:
        said.append(
            ngettext(
                "%(number)d link to files ends: whoever has it gets nothing by it any more.",
                "%(number)d links to files end: whoever has them gets nothing by them any more.",
                links,
            )
            % {"number": links}
        )
    return " ".join(said)
