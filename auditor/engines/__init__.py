"""One file per browser: the one seam to Playwright."""
