"""After the decision: the public register of new road names, the files for those who must know, and the tasks."""
