"""Gazette (công báo): notices, official documents, consultations and the answers to them."""
