"""What a run found, and how people read it.

findings   a broken promise; which of them have one cause
report     what a run saw, filled while it goes on
text, html, har   the same for a screen, a browser and other tools
files      writes them
progress   how far the run is
"""
