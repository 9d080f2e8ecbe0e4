"""`make bench`: measures the real server and writes docs/performance.md. See report.py for how it is said."""
