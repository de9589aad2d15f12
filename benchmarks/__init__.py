"""`make bench`: what a turn costs, measured on real processes beside a bare relay. See docs/benchmarks.md."""
