"""What the demo's projects have written: rows as the services would leave them, in the past."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from home.demo.content import Record, read
from home.demo.media import PICTURES
from portal.accounts.models import User
from portal.base.commonmark import SHORT, as_html
from portal.base.uploads import clean_picture
from workspace.posts.choices import Audience
from workspace.posts.models import Post
from workspace.posts.services.pictures import LONGEST_SIDE, NewPicture, Pictures, store_pictures
from workspace.projects.models import Project


def load_posts() -> None:
    """After the projects and their people."""
    for row in read("posts")["posts"]:
        _load(row, Project.objects.get(slug=row["project"]))


def _load(row: Record, project: Project) -> None:
    people: dict[str, User] = {each.user.email: each.user for each in project.memberships.select_related("user")}
    written = timezone.now() - timedelta(days=row["days_ago"], hours=2)
    text, audience = row["text"].strip(), row.get("audience", Audience.MEMBERS)
    post = Post.objects.create(
        project=project,
        author=people[row["author"]],
        title=row.get("title", ""),
        text=text,
        html=as_html(text, SHORT),
        video=row.get("video", ""),
        audience=audience,
        created_at=written,
        published_at=written if audience == Audience.PUBLIC else None,
        pinned_at=written if row.get("pinned") else None,
    )
    store_pictures(post, Pictures(added=[_picture(said) for said in row.get("pictures", [])]))
    for said in row.get("comments", []):
        post.comments.create(author=people[said["email"]], text=said["text"], created_at=written + timedelta(hours=3))


def _picture(said: Record) -> NewPicture:
    """One of those that the portal brings along, as somebody would have chosen it in the form."""
    name = f"{said['name']}.webp"
    file = SimpleUploadedFile(name, (PICTURES / name).read_bytes())
    return NewPicture(clean_picture(file, max_side=LONGEST_SIDE, save_as="webp"), said["words"])
