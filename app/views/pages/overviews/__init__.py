"""What opens the pages of some collections: the topic at a glance, above the list that can be narrowed."""
