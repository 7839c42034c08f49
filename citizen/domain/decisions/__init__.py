"""What has to be in order before a council decides on a name or an alternative, and what a decision says."""
