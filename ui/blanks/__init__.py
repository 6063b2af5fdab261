"""The editor of blank profiles: the page as it is printed, handles on it, exact numbers beside."""
