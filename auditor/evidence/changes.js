// Reads what the page changed by itself into the fields of `Changes` (see changes.py). It waits only where something goes on changing,
// where a message has just come, or where slides stand that may go on.
async ({ look_ms, long_ms, slides_ms, most }) => {
  const SLIDES = "[aria-roledescription*=carousel i], [aria-roledescription*=slide i], [class*=carousel i], [class*=slider i], [class*=slideshow i], [class*=swiper i], [class*=ticker i], [class*=rotator i], [class*=karuselli i], [id*=carousel i], [id*=slideshow i], [id*=slider i], [id*=ticker i], [class*=countdown i], [id*=countdown i], [role=timer], [data-bs-ride], [data-ride]";
  const kept = globalThis.auditorChanges;
  if (!kept) return { texts: [], slides: [], gone: [], watched_ms: 0 };
  const pause = (ms) => new Promise((done) => setTimeout(done, ms)), now = () => performance.now();
  const begun = () => kept.complete ?? now();
  const moving = (least) => [...kept.texts, ...kept.slides].some(([el, { times }]) => times.length >= least && el.isConnected && now() - times[times.length - 1] < 8000);
  const fresh = () => [...kept.messages.values()].some(({ at }) => now() - at < long_ms);
  const maySlide = () => [...auditor.all(SLIDES)].some((el) => auditor.visible(el) && !el.matches("input"));
  // A script in the page's markup that does something again and again. What stands in files of its own is not read.
  const ticks = () => [...document.scripts].slice(0, 50).some((one) => !one.src && /\bsetInterval\s*\(/.test(one.textContent));
  const start = now();

  const until = async (least, limit) => { while (now() - start < limit && !moving(least)) await pause(200); };
  if ((maySlide() || ticks()) && !moving(1)) await until(1, slides_ms);
  // What changed once is waited for only as long as it may still be the first of a row.
  const latest = () => Math.max(...[...kept.texts, ...kept.slides].map(([, { times }]) => times[times.length - 1] ?? -Infinity));
  if (moving(1)) await until(2, (maySlide() || ticks() ? slides_ms : latest() + look_ms - now()) + now() - start);
  if (moving(2)) await pause(Math.max(0, Math.min(long_ms, begun() + long_ms + 500 - now())));
  else if (fresh()) { const had = kept.gone.length; while (now() - start < long_ms && kept.gone.length === had) await pause(200); }

  const told = ([el, { times, seen }]) => ({
    path: auditor.path(el), tag: el.localName, html: auditor.html(el).toWellFormed(), box: auditor.box(el), text: auditor.fold(el.textContent).slice(0, 120).toWellFormed(),
    times: times.length, ms: Math.round((times[times.length - 1] ?? 0) - (times[0] ?? 0)), texts: Math.min(seen.size, 30),
    timer: Boolean(el.closest("[role=timer]")), busy: Boolean(el.closest("[role=progressbar], progress, [aria-busy=true], [role=status]")),
    inner: [...el.querySelectorAll("button, a[href], input, [role=button]")].length,
  });
  const still = ([el, { times }]) => times.length >= 2 && el.isConnected && auditor.visible(el);
  return {
    texts: [...kept.texts].filter(still).slice(0, most).map(told), slides: [...kept.slides].filter(still).slice(0, most).map(told),
    gone: kept.gone.slice(0, most).map(({ text, html, ms }) => ({ text: text.slice(0, 200).toWellFormed(), html: html.toWellFormed(), ms })),
    watched_ms: Math.round(now() - begun()),
  };
}
