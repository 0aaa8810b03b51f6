"""The rules by which confidence and preference are judged, in the open."""
