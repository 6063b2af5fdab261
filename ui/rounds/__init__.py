"""The parts of the screen of rounds: rules, classes, office, and the question for a new round."""
