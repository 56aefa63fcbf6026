"""WebSockets: who comes in, what is sent and how much of it, and how several processes hear of each other.

It knows no app; what is said on a socket is the business of the app that serves it.
"""
