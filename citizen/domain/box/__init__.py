"""The public ballot box: receipts, commitments, the log of sealed leaves, and what is signed."""
