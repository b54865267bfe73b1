"""The tables of `run.sqlite`."""

NAME = "run.sqlite"
PAGE = """CREATE TABLE IF NOT EXISTS page(
 id INTEGER PRIMARY KEY, url TEXT UNIQUE, source TEXT, depth INTEGER, parent INTEGER, in_sitemap INTEGER, shape TEXT,
 state TEXT, why TEXT, status INTEGER, final_url TEXT, title TEXT, lang TEXT, canonical TEXT, words INTEGER,
 seconds REAL, structure TEXT, template INTEGER, navigation TEXT, help TEXT, alternates TEXT, ids TEXT,
 noindex INTEGER, chosen TEXT, place INTEGER, turn INTEGER)"""
TABLES = (
    PAGE,
    """CREATE TABLE IF NOT EXISTS audited(page INTEGER, persona TEXT, file TEXT, arrival TEXT,
 PRIMARY KEY(page, persona))""",
    """CREATE TABLE IF NOT EXISTS link(page INTEGER, url TEXT, fragment TEXT, text TEXT, path TEXT,
 UNIQUE(page, url, fragment))""",
    """CREATE TABLE IF NOT EXISTS target(url TEXT PRIMARY KEY, status INTEGER, why TEXT, certain INTEGER,
 final_url TEXT, chain TEXT, type TEXT, hops TEXT)""",
    "CREATE TABLE IF NOT EXISTS document(url TEXT PRIMARY KEY, facts TEXT)",
    "CREATE TABLE IF NOT EXISTS template(id INTEGER PRIMARY KEY, shape TEXT, name TEXT)",
    "CREATE TABLE IF NOT EXISTS fact(name TEXT PRIMARY KEY, value TEXT)",
)
INDEXES = (
    "CREATE INDEX IF NOT EXISTS page_order ON page(state, place, turn)",
    "CREATE INDEX IF NOT EXISTS page_shape ON page(shape, state)",
    "CREATE INDEX IF NOT EXISTS page_alike ON page(url COLLATE NOCASE)",
    "CREATE INDEX IF NOT EXISTS page_template ON page(template)",
    "CREATE INDEX IF NOT EXISTS page_chosen ON page(chosen, place, turn)",
    "CREATE INDEX IF NOT EXISTS link_url ON link(url)",
)
ADDED = (("target", "hops"),)  # columns of text that came later
COLUMNS = frozenset(part.split()[0] for part in PAGE.partition("(")[2].split(","))
