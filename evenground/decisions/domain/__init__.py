"""The deciding rule "OK to go ahead, views kept": pure rules, no clock, no database, no words for pages.

`answers` the five answers · `rule` the rule a group decides by · `quorum` have enough people answered ·
`objections` what becomes of an objection · `closing` what happens at the close · `calendar` on which day.
"""
