from workspace.discussions.models.marks import Draft, Reading
from workspace.discussions.models.parts import Attachment, Mention, Reaction, ReplyVersion
from workspace.discussions.models.replies import Reply
from workspace.discussions.models.topics import Category, Topic

__all__ = ["Attachment", "Category", "Draft", "Mention", "Reaction", "Reading", "Reply", "ReplyVersion", "Topic"]
