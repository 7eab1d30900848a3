"""Numbers and dates that another system gave, taken over from its list (XLSX) or message (edXML)."""
