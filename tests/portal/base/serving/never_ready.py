"""Says that it is loaded, and never is."""

import sys
from threading import Event

sys.stdout.write("loads\n")
sys.stdout.flush()
Event().wait()
