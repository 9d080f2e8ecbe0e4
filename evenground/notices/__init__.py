"""Notices: telling people, once, calmly; one press stops mail about a thing. Rows hold ids, never words."""
