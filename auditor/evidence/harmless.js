// Whether to ask for a link's address changes nothing, as far as its words tell: a function of the link and its address.
(() => {
  // To sign out, delete, cancel, buy. In English, Finnish and Swedish.
  const CHANGES = new RegExp(["log[-_ ]?(out|off)", "sign[-_ ]?(out|off)", "delet", "remov", "cancel", "unsubscri", "\\bbuy", "\\bpay", "order", "purchas",
    "add[-_ ]?to", "checkout", "confirm", "approve", "activate", "vote", "send", "submit", "export", "download", "kirjaudu ulos", "uloskirja", "poist", "peru",
    "osta", "maks", "tilaa", "vahvist", "lähet", "laheta", "irtisano", "lataa", "logga ut", "utlogg", "ta bort", "radera", "avbryt", "avbok", "köp", "betala",
    "beställ", "bekräft", "skicka", "säg upp", "action=", "do=", "token="].join("|"), "i");
  const decoded = (text) => { try { return decodeURIComponent(text); } catch { return text; } };
  return (a, url) => !CHANGES.test(decoded(url)) && !CHANGES.test(auditor.text(a)) && !CHANGES.test(a.getAttribute("aria-label") ?? "");
})()
