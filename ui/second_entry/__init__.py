"""The parts of the screen Nhập lại lần hai."""
