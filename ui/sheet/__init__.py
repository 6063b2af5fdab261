"""The sheet of one unit: all criteria down the tree, all stages across, words below."""
