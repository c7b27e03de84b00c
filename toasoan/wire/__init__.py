"""Wire (tin vào): importers and exporters, one folder each, with the same furniture."""
