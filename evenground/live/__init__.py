"""Pushing what is to be seen in a room to whoever looks at it, on the event loop and beside the pages.

`frames`: what is sent. `hub`: who listens, and the loop that sends to all. `rooms`: looks what changed and renders it,
on a thread. `tokens`: who may listen. `together`: many posts in one commit. `lane`: the addresses below /live/.
`nchan`: the same frames through nginx, for many thousands. Nothing here knows what a room is: `config/live.py` says it.
"""
