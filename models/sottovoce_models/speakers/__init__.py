"""Who spoke when: diarization, and the joining of words and voices into turns."""
