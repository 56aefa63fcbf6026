"""What an operator sees of the portal: lines of the log, reports of errors, numbers (docs/watching.md).

Nothing here needs a model or an app: settings and the process of the sockets use it, too.
"""
