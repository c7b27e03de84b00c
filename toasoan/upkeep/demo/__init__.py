"""The demo paper: Báo Bến Sậy, of an invented town. Words in JSON, drawings by code, days from today."""
