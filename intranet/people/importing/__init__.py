"""Lists of units and people taken in: read, compared with what is there, and written by the worker.

Pure up to ``known``: lines are read and planned without a database; a plan that is made anew is how a run goes on.
"""
