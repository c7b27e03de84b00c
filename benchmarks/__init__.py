"""How fast the paper is, measured on this machine: one command a question. See docs/benchmarks.md."""
