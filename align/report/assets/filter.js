"use strict";
(() => {
  const form = document.getElementById("filter");
  if (!form) return;
  const rows = [...document.querySelectorAll("table.rows > tbody > tr")];
  const blocks = [...document.querySelectorAll(".block")];
  const shown = document.getElementById("shown");
  const plain = (text) => text.normalize("NFC").toLowerCase();
  let texts = null;
  let timer = 0;

  const chosen = () => {
    const flag = form.elements.show.value;
    if (flag === "low") {
      const limit = Number(form.elements.limit.value);
      return (row) => row.dataset.score !== undefined && Number(row.dataset.score) < limit;
    }
    return flag ? (row) => row.dataset.f.split(" ").includes(flag) : () => true;
  };

  const apply = () => {
    const words = plain(form.elements.find.value).trim();
    if (words && !texts) {
      texts = rows.map((row) => plain([...row.cells].slice(1).map((cell) => cell.textContent).join(" ")));
    }
    const wanted = chosen();
    let count = 0;
    rows.forEach((row, number) => {
      const visible = wanted(row) && (!words || texts[number].includes(words));
      if (row.hidden === visible) row.hidden = !visible;
      if (visible) count += 1;
    });
    for (const block of blocks) block.hidden = !block.querySelector("tbody > tr:not([hidden])");
    shown.textContent = `${count.toLocaleString("en")} of ${rows.length.toLocaleString("en")} rows`;
  };

  const reset = () => {
    form.reset();
    apply();
  };

  // A link to a row that the filter hides shows all rows again, or the link would lead nowhere.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]")) reset();
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    target.scrollIntoView();
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", apply);
  form.addEventListener("input", (event) => {
    if (event.target.name === "limit") form.elements.show.value = "low";
    clearTimeout(timer);
    timer = setTimeout(apply, 150);
  });
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => {
    for (const box of document.querySelectorAll("details.findings")) box.open = true;
  });
  new ResizeObserver(() => {
    const sticky = getComputedStyle(form).position === "sticky";
    document.documentElement.style.setProperty("--bar", sticky ? `${form.offsetHeight - 1}px` : "0px");
  }).observe(form);
  form.hidden = false;
  apply();
  if (location.hash) reveal();
})();
