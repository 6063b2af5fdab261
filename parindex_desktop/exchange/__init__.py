"""Tables and packets in and out; the only room with Excel libraries."""
