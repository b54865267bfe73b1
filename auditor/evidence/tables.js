// Reads the tables of a page into the fields of `Tables` (see tables.py): what each cell is, where it stands, how it looks.
({ tables: mostTables, cells: mostCells, each }) => {
  const TEXT = 120, SHAPES = "img[alt]:not([alt='']), svg, input, select, textarea, button, object, embed, iframe, canvas, video, audio";
  const CELL_ROLES = /^(cell|gridcell|columnheader|rowheader)$/;
  const HOLDS = [["table", "table, [role=table], [role=grid]"], ["control", "input:not([type=hidden]), select, textarea, button"], ["form", "form"],
    ["heading", "h1, h2, h3, h4, h5, h6, [role=heading]"], ["list", "ul, ol, dl"], ["block", "p, div, section, article, nav, header, footer, hr"]];
  const attribute = (el, name) => Element.prototype.getAttribute.call(el, name);
  const closest = (el, selector) => Element.prototype.closest.call(el, selector);
  const cut = (text, length) => auditor.fold(text).slice(0, length).toWellFormed();
  const named = (el) => Boolean((attribute(el, "aria-label") ?? "").trim() || attribute(el, "aria-labelledby"));
  const heard = (el) => el.checkVisibility({ checkVisibilityCSS: true }) && !closest(el, "[aria-hidden=true]");
  const span = (el, name) => Math.min(1000, Math.max(1, Number.parseInt(attribute(el, name) ?? "1", 10) || 1));
  let spent = 0, left = 0;

  // What a customer writes in a cell is not ours to say.
  function wording(cell) {
    if (!cell.querySelector("textarea, select, [contenteditable]")) return cell.innerText ?? cell.textContent;
    const walker = cell.ownerDocument.createTreeWalker(cell, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      (node.nodeType === Node.ELEMENT_NODE && node.matches("textarea, select, script, style, [contenteditable]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    let words = "";
    for (let node = walker.nextNode(); node && words.length < 400; node = walker.nextNode()) if (node.nodeType === Node.TEXT_NODE) words += `${node.data} `;
    return words;
  }

  function kindOf(cell, native) {
    const role = (attribute(cell, "role") ?? "").trim().split(/\s+/)[0];
    if (native && !role) return cell.localName === "th" ? "header" : "data";
    if (/^(columnheader|rowheader)$/.test(role)) return "header";
    return CELL_ROLES.test(role) ? "data" : "other";
  }

  // The text that is drawn decides: a cell of plain weight whose whole text is in a <b> looks bold.
  function drawn(cell, text) {
    let at = cell;
    while (at.childElementCount === 1 && auditor.fold(at.firstElementChild.textContent) === auditor.fold(at.textContent)) at = at.firstElementChild;
    const own = getComputedStyle(cell), style = at === cell ? own : getComputedStyle(at);
    return { bold: text !== "" && Number.parseFloat(style.fontWeight) >= 600, centred: /center/.test(own.textAlign), background: own.backgroundColor.slice(0, 60) };
  }

  function cellOf(cell, row, column, native) {
    const text = cut(wording(cell), TEXT);
    const empty = text === "" && !cell.querySelector(SHAPES) && !named(cell) && !cell.querySelector("[aria-label], [title]");
    const holds = HOLDS.filter(([, selector]) => cell.firstElementChild && cell.querySelector(selector)).map(([name]) => name);
    return {
      path: auditor.path(cell), tag: cell.localName, kind: kindOf(cell, native), role: cut(attribute(cell, "role") ?? "", 40), row, column,
      rows: native ? span(cell, "rowspan") : 1, columns: native ? span(cell, "colspan") : 1, scope: cut(attribute(cell, "scope") ?? "", 20).toLowerCase(),
      id: (attribute(cell, "id") ?? "").slice(0, 100).toWellFormed(), headers: (attribute(cell, "headers") ?? "").split(/\s+/).filter(Boolean).slice(0, 20).map((id) => id.slice(0, 100).toWellFormed()),
      text, length: Math.min(100000, cell.textContent.length), empty, holds, heard: heard(cell), sorts: Boolean(attribute(cell, "aria-sort")), ...drawn(cell, text),
    };
  }

  // The places of cells as HTML's algorithm for forming a table gives them.
  function grid(rows, cellsOf, native) {
    const taken = new Map(), found = [];
    let width = 0, over = 0;
    for (const [y, row] of rows.entries()) {
      let x = 0;
      for (const cell of cellsOf(row)) {
        while (taken.has(`${x},${y}`)) x += 1;
        if (spent >= mostCells || found.length >= each) { over += 1; continue; }
        spent += 1;
        const record = cellOf(cell, y, x, native);
        for (let down = 0; down < Math.min(record.rows, rows.length - y, 200); down++) for (let on = 0; on < Math.min(record.columns, 60); on++) taken.set(`${x + on},${y + down}`, true);
        found.push(record);
        x += record.columns;
        width = Math.max(width, x);
      }
    }
    left += over;
    return { cells: found, width, cut: over };
  }

  const own = (table, list) => list.filter((el) => closest(el.parentElement, "table, [role=table], [role=grid], [role=treegrid]") === table);

  function tableOf(table) {
    const native = table.localName === "table", caption = native ? table.caption : null, style = getComputedStyle(table);
    const rows = native ? [...table.rows] : own(table, [...table.querySelectorAll("[role=row]")]);
    const cellsOf = native ? (row) => [...row.cells] : (row) => own(table, [...row.querySelectorAll("[role=cell], [role=gridcell], [role=columnheader], [role=rowheader]")]);
    const formed = grid(rows.slice(0, 400), cellsOf, native), outer = closest(table.parentElement ?? table, "table, [role=table], [role=grid]");
    const first = formed.cells[0] && auditor.find(formed.cells[0].path);
    return {
      path: auditor.path(table), tag: table.localName, role: cut(attribute(table, "role") ?? "", 40).toLowerCase(), html: auditor.html(table).toWellFormed(), box: auditor.box(table),
      caption: caption ? cut(caption.textContent, TEXT) : null, summary: cut(attribute(table, "summary") ?? "", TEXT), named: named(table), heard: heard(table), visible: auditor.visible(table),
      nested_in: outer && outer !== table ? auditor.path(outer) : "", in_header: Boolean(table.parentElement && closest(table.parentElement, "th, [role=columnheader], [role=rowheader]")), grouped: native && Boolean(table.tHead), row_count: rows.length, width: formed.width, cells: formed.cells, left_out: formed.cut,
      bordered: Boolean(first) && ["Top", "Left", "Bottom"].some((side) => Number.parseFloat(getComputedStyle(first)[`border${side}Width`]) > 0), collapsed: style.borderCollapse === "collapse",
    };
  }

  const found = [...auditor.all("table, [role=table], [role=grid], [role=treegrid]")];
  const tables = [];
  for (const table of found.slice(0, mostTables)) { try { tables.push(tableOf(table)); } catch { left += 1; } }
  return { tables, left_out: left + Math.max(0, found.length - mostTables) };
}
