"use strict";
(() => {
  const form = document.getElementById("filter");
  if (!form) return;
  const rows = [...document.querySelectorAll("table.rows > tbody > tr")];
  const findings = [...document.querySelectorAll("li.finding")];
  const groups = [...document.querySelectorAll("details.findings")];
  const blocks = [...document.querySelectorAll(".block")];
  const boxes = [...form.querySelectorAll('input[type="checkbox"]')];
  const shown = document.getElementById("shown");
  const traits = { severity: "s", kind: "k" };
  const plain = (text) => text.normalize("NFC").toLowerCase();
  const many = (number) => number.toLocaleString("en");
  let rowTexts = null;
  let findingTexts = null;
  let owned = null;
  let folds = null;
  let timer = 0;

  const chosen = () => {
    const flag = form.elements.show ? form.elements.show.value : "";
    if (flag === "low") {
      const limit = Number(form.elements.limit.value);
      return (row) => row.dataset.score !== undefined && Number(row.dataset.score) < limit;
    }
    return flag ? (row) => row.dataset.f.split(" ").includes(flag) : () => true;
  };

  // In each group nothing ticked means everything; a finding has to pass both groups.
  const picked = () => {
    const sets = { severity: new Set(), kind: new Set() };
    for (const box of boxes) if (box.checked) sets[box.name].add(box.value);
    return sets;
  };
  const passes = (finding, sets, but) =>
    Object.keys(traits).every((name) => name === but || !sets[name].size || sets[name].has(finding.dataset[traits[name]]));

  const showFindings = (sets, words, narrowed) => {
    if (words && !findingTexts) findingTexts = findings.map((finding) => plain(finding.textContent));
    const found = findings.map((_, number) => !words || findingTexts[number].includes(words));
    let count = 0;
    findings.forEach((finding, number) => {
      const visible = found[number] && passes(finding, sets);
      if (finding.hidden === visible) finding.hidden = !visible;
      if (visible) count += 1;
    });
    for (const box of boxes) {
      const same = findings.filter(
        (finding, number) =>
          found[number] && finding.dataset[traits[box.name]] === box.value && passes(finding, sets, box.name),
      );
      box.parentElement.querySelector(".count").textContent = many(same.length);
    }
    if (narrowed && !folds) folds = groups.map((group) => group.open);
    groups.forEach((group, number) => {
      const all = [...group.querySelectorAll("li.finding")];
      const left = all.filter((finding) => !finding.hidden).length;
      group.hidden = !left;
      group.querySelector("summary .count").textContent = left < all.length ? `${many(left)} of ${many(all.length)}` : "";
      if (narrowed && left) group.open = true;
      else if (!narrowed && folds) group.open = folds[number];
    });
    if (!narrowed) folds = null;
    return count;
  };

  const showRows = (sets, words) => {
    if (words && !rowTexts) {
      rowTexts = rows.map((row) => plain([...row.cells].slice(1).map((cell) => cell.textContent).join(" ")));
    }
    const faceted = sets.severity.size || sets.kind.size;
    if (faceted && !owned) {
      const links = rows.map((row) => [...row.querySelectorAll('a[href^="#f"]')]);
      owned = links.map((some) => some.map((link) => document.getElementById(link.hash.slice(1))));
    }
    const wanted = chosen();
    let count = 0;
    rows.forEach((row, number) => {
      const visible =
        wanted(row) &&
        (!words || rowTexts[number].includes(words)) &&
        (!faceted || owned[number].some((finding) => passes(finding, sets)));
      if (row.hidden === visible) row.hidden = !visible;
      if (visible) count += 1;
    });
    for (const block of blocks) block.hidden = !block.querySelector("tbody > tr:not([hidden])");
    return count;
  };

  const apply = () => {
    clearTimeout(timer);
    const words = plain(form.elements.find.value).trim();
    const sets = picked();
    const narrowed = Boolean(words || sets.severity.size || sets.kind.size);
    const parts = [];
    if (findings.length) parts.push(`${many(showFindings(sets, words, narrowed))} of ${many(findings.length)} findings`);
    if (rows.length) parts.push(`${many(showRows(sets, words))} of ${many(rows.length)} rows`);
    const said = parts.join(", ");
    if (shown.textContent !== said) shown.textContent = said;
    form.classList.toggle("narrowed", narrowed || Boolean(form.elements.show && form.elements.show.value));
  };

  const reset = () => {
    form.reset();
    apply();
  };

  // A link to something that the filter hides shows everything again, or the link would lead nowhere.
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.closest("[hidden]")) reset();
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    if (target.matches("tr, li")) {
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
    }
    target.scrollIntoView();
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("input", (event) => {
    if (event.target.name === "limit") form.elements.show.value = "low";
    clearTimeout(timer);
    timer = setTimeout(apply, 150);
  });
  addEventListener("hashchange", reveal);
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest('a[href^="#"]');
    if (link && link.getAttribute("href") === location.hash) reveal();
  });
  // How much of the window the bar covers, so that links do not lead under it.
  const measure = () => {
    const sticky = getComputedStyle(form).position === "sticky";
    document.documentElement.style.setProperty("--bar", sticky ? `${form.offsetHeight - 1}px` : "0px");
  };
  form.hidden = false;
  apply();
  measure();
  new ResizeObserver(measure).observe(form);
  if (location.hash) reveal();
})();
(() => {
  // On paper every finding that the filter shows is open; afterwards the page is as it was.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details.findings:not([open]), details.more:not([open])")];
    for (const box of closed) box.open = true;
  });
  addEventListener("afterprint", () => {
    for (const box of closed) box.open = false;
  });
})();
