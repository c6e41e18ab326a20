(() => {
  const dialog = document.getElementById("keys");
  const opener = document.getElementById("keys-open");
  const enabled = document.getElementById("keys-on");
  if (!dialog || !dialog.showModal) return;
  // Where the layout has no Latin letters (Kazakh, Russian), the place of the key on the keyboard counts.
  const codes = { KeyN: "n", KeyJ: "j", KeyP: "p", KeyK: "k", KeyT: "t", KeyF: "f" };
  let current = null;

  const stops = () => {
    const findings = [...document.querySelectorAll("li.finding:not([hidden])")];
    if (findings.length || document.querySelector("li.finding")) return findings;
    return [...document.querySelectorAll("table.rows > tbody > tr:not([hidden])")].filter((row) => row.dataset.f);
  };

  const go = (target) => {
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
  };

  const step = (by) => {
    const list = stops();
    if (!list.length) return;
    const held = document.activeElement.closest("li.finding, table.rows > tbody > tr");
    const at = list.includes(held) ? list.indexOf(held) : list.indexOf(current);
    current = list[at < 0 ? 0 : Math.min(list.length - 1, Math.max(0, at + by))];
    go(current);
  };

  const cross = () => {
    const active = document.activeElement;
    const finding = active.closest("li.finding");
    const row = active.closest("table.rows > tbody > tr");
    const link = finding
      ? finding.querySelector('.places a[href^="#"]')
      : row && ([...row.querySelectorAll('a[href^="#f"]')].find((a) => current && a.hash === `#${current.id}`) ||
          row.querySelector('a[href^="#f"]'));
    if (!link) return;
    if (finding) current = finding;
    link.click();
  };

  const filter = () => {
    const form = document.getElementById("filter");
    if (!form || form.hidden) return;
    form.querySelector('input[type="checkbox"], input:checked').focus();
  };

  const open = () => dialog.open || dialog.showModal();
  const acts = { n: () => step(1), j: () => step(1), p: () => step(-1), k: () => step(-1), t: cross, f: filter, "?": open };
  const typing = (target) =>
    target.isContentEditable ||
    target.matches('textarea, select, input:not([type="checkbox"], [type="radio"], [type="button"], [type="reset"])');

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return;
    if (!enabled.checked || dialog.open || !event.target.matches || typing(event.target)) return;
    const key = event.shiftKey ? event.key : event.key.toLowerCase();
    const act = acts[key] || (/^[^\x00-\x7f]$/.test(key) && !event.shiftKey && acts[codes[event.code]]);
    if (!act) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("focusin", (event) => {
    current = event.target.closest("li.finding") || current;
  });
  opener.addEventListener("click", open);
  document.getElementById("keys-close").addEventListener("click", () => dialog.close());
  opener.hidden = false;
})();
