"""What pages show: pure functions from accounts and rows to what a template needs."""
