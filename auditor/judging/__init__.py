"""From verdicts to findings, friction points and records: the steps of judging, one file each."""
