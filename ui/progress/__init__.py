"""Who has done which step of a round when: the screen Tiến độ and the rules of score entry."""
