// data-sideways: a part that is pushed sideways fades where more of it is hidden: data-more is "end", "start", "both".
(() => {
  const look = (part) => {
    const start = part.scrollLeft > 1;
    const end = part.scrollLeft + part.clientWidth < part.scrollWidth - 1;
    if (start || end) part.dataset.more = start && end ? "both" : start ? "start" : "end";
    else delete part.dataset.more;
  };
  const watch = new ResizeObserver((entries) => entries.forEach((entry) => look(entry.target)));
  const begin = (root) => root.querySelectorAll("[data-sideways]").forEach((part) => {
    part.addEventListener("scroll", () => look(part), { passive: true });
    watch.observe(part);
  });

  begin(document);
  document.addEventListener("htmx:load", (event) => begin(event.target));
})();
