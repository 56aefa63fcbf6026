"""Answering by mail: the answer to a mail becomes a comment, a reply, a message.

The address to which one answers is signed and means one thing and one person. What an app offers, it registers:
`Replyable`. `intake.take` gets each mail that comes, and raises nothing whatever it is.
"""
