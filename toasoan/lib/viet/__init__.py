"""Vietnamese as it is written: dates, letters, order, addresses, numbers."""
