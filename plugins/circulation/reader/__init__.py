"""A document as it is shown: pages drawn on the server, with who, when and which copy burnt into the picture."""
