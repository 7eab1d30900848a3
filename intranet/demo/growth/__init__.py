"""The greater part of the demo: units, people, documents and what became of them, beside the personas and theirs."""
