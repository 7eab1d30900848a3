"""What the documents of the demo are about, as tables; every text is our own writing, every place is made up."""
