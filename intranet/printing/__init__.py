"""What leaves the house on paper: typeface, registers as sheets, and the answer that carries a printed file.

A leaf: it knows rows, cells and bytes, not what they mean.
"""
