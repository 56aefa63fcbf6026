"""The folders of a project as a tree, read in one query; no project has so many that this would be too much."""

from collections import defaultdict
from collections.abc import Iterator

from workspace.documents.models import Folder
from workspace.projects.models import Project


class Tree:
    """What is not in the trash. Without a number the top is meant, which is no folder."""

    def __init__(self, project: Project) -> None:
        self.folders: dict[int, Folder] = {}
        self.children: dict[int | None, list[Folder]] = defaultdict(list)
        for folder in Folder.objects.kept().filter(project=project).in_order():
            folder.project = project
            self.folders[folder.pk] = folder
            self.children[folder.parent_id].append(folder)

    def way_to(self, pk: int | None) -> list[Folder]:
        """From the top down to this one."""
        way: list[Folder] = []
        while pk in self.folders:
            way.append(self.folders[pk])
            pk = self.folders[pk].parent_id
        return way[::-1]

    def depth(self, pk: int | None) -> int:
        """0 on top, 1 in a folder that lies there."""
        return len(self.way_to(pk))

    def below(self, pk: int | None) -> Iterator[Folder]:
        """All that lie in it, however deep; what holds others comes before them."""
        for folder in self.children[pk]:
            yield folder
            yield from self.below(folder.pk)

    def height(self, pk: int) -> int:
        """1 where no folder lies in it."""
        return 1 + max((self.height(child.pk) for child in self.children[pk]), default=0)
