// form[data-build]: rows ([data-row]) are dragged by their [data-handle] within and between its lists ([data-part]); where one
// is let go the form is sent with its row, its part and the row that it stands before. On the buttons of a row the arrow
// keys press up and down.
(() => {
  let dragged = null;
  let target = null;
  const clear = () => document.querySelectorAll("[data-over]").forEach((each) => delete each.dataset.over);

  const targetAt = (x, y) => {
    const under = document.elementFromPoint(x, y);
    const list = under?.closest("[data-build] [data-part]") || under?.closest(".build__part")?.querySelector("[data-part]");
    if (!list || list.closest("form") !== dragged.closest("form")) return null;
    const rows = [...list.querySelectorAll("[data-row]")].filter((row) => row !== dragged);
    const before = rows.find((row) => {
      const { top, height } = row.getBoundingClientRect();
      return y < top + height / 2;
    });
    return { list, before };
  };
  const show = () => {
    clear();
    if (target?.before) target.before.dataset.over = "before";
    else if (target) target.list.dataset.over = "end";
  };
  const scroll = (y) => {
    if (y < 60) window.scrollBy(0, -20);
    if (y > window.innerHeight - 60) window.scrollBy(0, 20);
  };
  const stop = () => {
    clear();
    if (dragged) delete dragged.dataset.dragged;
    dragged = null;
    target = null;
  };
  const drop = () => {
    const form = dragged.closest("form");
    const next = [...target.list.querySelectorAll("[data-row]")];
    const stays = dragged.parentElement === target.list && (next[next.indexOf(dragged) + 1] || null) === (target.before || null);
    if (stays) return;
    form.elements.row.value = dragged.dataset.row;
    form.elements.part.value = target.list.dataset.part;
    form.elements.before.value = target.before?.dataset.row || "";
    form.querySelector("[data-place]").click();
    document.getElementById("spoken").textContent = form.dataset.moved;
  };

  document.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest("[data-handle]");
    if (!handle || event.button) return;
    event.preventDefault();
    dragged = handle.closest("[data-row]");
    dragged.dataset.dragged = "";
  });
  document.addEventListener("pointermove", (event) => {
    if (!dragged) return;
    scroll(event.clientY);
    target = targetAt(event.clientX, event.clientY);
    show();
  });
  document.addEventListener("pointerup", () => {
    if (dragged && target) drop();
    stop();
  });
  document.addEventListener("pointercancel", stop);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && dragged) stop();
    const way = { ArrowUp: "up", ArrowDown: "down" }[event.key];
    const row = way && event.target.closest?.("[data-way]")?.closest("[data-row]");
    if (!row) return;
    event.preventDefault();
    row.querySelector(`[data-way="${way}"]`).click();
  });
})();
