"""What the tool itself fetches: robots.txt, sitemaps, links, documents; http and https alone, within limits."""
