"""Where traffic figures come from, behind one interface: `source.py`."""
