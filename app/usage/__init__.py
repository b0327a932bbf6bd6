"""The traffic of services: who is measured, what a source delivers, figures and their graph."""
