"""Success stories: what somebody did, with everything that the next group needs to do it too."""
