// Tells our world when the page asks for a permission. It runs in the page's own world before its scripts: what it puts in the
// place of a function is that function seen through a proxy, and the event that it sends has a name that no page can know.
((asked) => {
  const { apply } = Reflect, send = EventTarget.prototype.dispatchEvent;
  const FUNCTIONS = [
    ["notifications", globalThis.Notification, "requestPermission"], ["notifications", globalThis.PushManager?.prototype, "subscribe"],
    ["location", globalThis.Geolocation?.prototype, "getCurrentPosition"], ["location", globalThis.Geolocation?.prototype, "watchPosition"],
    ["camera or microphone", globalThis.MediaDevices?.prototype, "getUserMedia"],
  ];
  for (const [what, holder, name] of FUNCTIONS) {
    const own = holder && Object.getOwnPropertyDescriptor(holder, name);
    if (typeof own?.value !== "function" || !own.configurable) continue;
    const told = (target, self, given) => {
      try { apply(send, document, [new Event(`${asked}:${what}`)]); } catch { /* the page asks all the same */ }
      return apply(target, self, given);
    };
    Object.defineProperty(holder, name, { ...own, value: new Proxy(own.value, { apply: told }) });
  }
})
