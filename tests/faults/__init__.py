"""Campaigns against a running site: killed workers, cut connections, a rush through the deadline, a crash at the close.

Each takes some seconds; CITIZEN_FAULTS_MINUTES makes each last so many minutes. The seed is printed when one fails.
"""
