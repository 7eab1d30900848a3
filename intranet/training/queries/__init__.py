"""What the pages of learners show, each page in a fixed number of queries."""
