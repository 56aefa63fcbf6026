from workspace.posts.models.parts import PostComment, PostPicture
from workspace.posts.models.posts import Post

__all__ = ["Post", "PostComment", "PostPicture"]
