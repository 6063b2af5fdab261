"""The tests: folders mirror the rooms; `guards` hold what every test is held to."""
