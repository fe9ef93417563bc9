// data-drop-zone: several files picked, dropped or photographed one after the other become one list, chosen and not sent
// yet; what is too much to send says why, and holds the form back until it is taken out: nothing is left behind in silence.
// An empty file says so too and goes along: the answer names it and keeps the others, as without this script, where the
// two file fields send what they hold.
(() => {
  const zoneOf = (target) => target.closest?.("[data-drop-zone]");
  const chosen = new WeakMap();
  const same = (one, other) => one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;

  const fault = (zone, file, before) => {
    const { maxBytes, maxFiles, endings, tooLarge, tooMany, wrongKind, noContent } = zone.dataset;
    const ending = file.name.split(".").pop().toLowerCase();
    if (endings && !endings.split(" ").includes(ending)) return wrongKind;
    if (file.size === 0) return noContent;
    if (file.size > Number(maxBytes)) return tooLarge;
    return before >= Number(maxFiles) ? tooMany : "";
  };

  const size = (bytes) => {
    const large = bytes >= 1024 * 1024;
    const { lang, dataset: { digits } } = document.documentElement;
    const unitDisplay = lang === "th" ? "long" : "short";
    const numberingSystem = digits === "thai" ? "thai" : "latn";
    const unit = large ? "megabyte" : "kilobyte";
    const form = { style: "unit", unit, unitDisplay, numberingSystem, maximumFractionDigits: large ? 1 : 0 };
    return new Intl.NumberFormat(lang, form).format(large ? bytes / 1024 / 1024 : Math.ceil(bytes / 1024));
  };

  const picture = (row, file) => {
    const image = row.querySelector("img");
    const stand = () => image.replaceWith(row.querySelector("template").content);
    if (!file.type.startsWith("image/")) return stand();
    image.addEventListener("load", () => URL.revokeObjectURL(image.src), { once: true });
    image.addEventListener("error", stand, { once: true });
    image.src = URL.createObjectURL(file);
  };

  const draw = (zone) => {
    const list = zone.querySelector("[data-chosen]");
    const blank = zone.querySelector("template[data-row]");
    const sent = new DataTransfer();
    list.replaceChildren(...chosen.get(zone).map((file) => {
      const row = blank.content.cloneNode(true).firstElementChild;
      const wrong = fault(zone, file, sent.files.length);
      row.querySelector(".chosen__name").textContent = file.name;
      row.querySelector(".chosen__size").textContent = size(file.size);
      row.querySelector(".chosen__fault").textContent = wrong;
      row.toggleAttribute("data-fault", Boolean(wrong));
      row.querySelector("button").setAttribute("aria-label", `${zone.dataset.remove}: ${file.name}`);
      row.querySelector("button").addEventListener("click", () => takeOut(zone, file));
      picture(row, file);
      const holds = Boolean(wrong) && wrong !== zone.dataset.noContent;
      row.toggleAttribute("data-holds", holds);
      if (!holds) sent.items.add(file);
      return row;
    }));
    zone.querySelector("[data-unsent]").hidden = sent.files.length === 0;
    zone.querySelector("[data-held]").hidden = true;
    zone.querySelector("input[type=file]").files = sent.files;
  };

  const takeOut = (zone, file) => {
    const place = chosen.get(zone).indexOf(file);
    chosen.set(zone, chosen.get(zone).filter((other) => other !== file));
    draw(zone);
    const rest = zone.querySelectorAll(".chosen button");
    (rest[Math.min(place, rest.length - 1)] || zone.querySelector("input[type=file]")).focus();
  };

  const add = (zone, files) => {
    const kept = chosen.get(zone) || [];
    const fresh = [...files].filter((file) => !kept.some((other) => same(file, other)));
    chosen.set(zone, [...kept, ...fresh]);
    draw(zone);
    const rows = [...zone.querySelectorAll(".chosen li")].slice(kept.length);
    const said = rows.map((row) => [".chosen__name", ".chosen__fault"].map((part) => row.querySelector(part).textContent).join(" "));
    const unsent = zone.querySelector("[data-unsent]");
    document.getElementById("spoken").textContent = [unsent.hidden ? "" : unsent.textContent, said.join(", ")].join(" ");
  };

  // Before anybody else hears of it, so that nothing is under way yet.
  document.addEventListener("submit", (event) => {
    const wrong = event.target.querySelector("[data-drop-zone] [data-holds]");
    if (!wrong) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    zoneOf(wrong).querySelector("[data-held]").hidden = false;
    wrong.querySelector("button").focus({ preventScroll: true });
    wrong.scrollIntoView({ block: "center", behavior: "instant" });
  }, { capture: true });

  document.addEventListener("change", (event) => {
    const zone = zoneOf(event.target);
    if (!zone || event.target.type !== "file") return;
    const files = [...event.target.files];
    event.target.value = "";
    add(zone, files);
  });
  document.addEventListener("dragover", (event) => {
    const zone = zoneOf(event.target);
    if (!zone) return;
    event.preventDefault();
    zone.dataset.over = "";
  });
  for (const name of ["dragleave", "drop"]) {
    document.addEventListener(name, (event) => {
      const zone = zoneOf(event.target);
      if (!zone || (name === "dragleave" && zone.contains(event.relatedTarget))) return;
      delete zone.dataset.over;
      if (name === "dragleave") return;
      event.preventDefault();
      add(zone, event.dataTransfer.files);
    });
  }
})();
