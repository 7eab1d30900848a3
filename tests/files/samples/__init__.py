"""Files made on the spot: good ones of every kind, and one for every way a file can be bad."""
