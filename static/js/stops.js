// data-walk="1" or "-1" goes to the next or previous data-stop, from the one in focus or else from what is in sight.
// Escape in a field leads back to the stop it stands in, so that keys work again.
(() => {
  const stops = () => [...document.querySelectorAll("[data-stop]")];
  const inSight = (stop) => {
    const { top, bottom } = stop.getBoundingClientRect();
    return bottom > 48 && top < window.innerHeight / 2;
  };

  document.addEventListener("click", (event) => {
    const step = Number(event.target.closest("[data-walk]")?.dataset.walk || 0);
    if (!step) return;
    const all = stops();
    const focused = all.indexOf(document.activeElement.closest("[data-stop]"));
    const seen = all.findIndex(inSight);
    const next = focused >= 0 && inSight(all[focused]) ? focused + step : step > 0 && seen >= 0 && all[seen].getBoundingClientRect().top > 0 ? seen : seen + step;
    const stop = all[Math.min(Math.max(next, 0), all.length - 1)];
    stop?.focus({ preventScroll: true });
    stop?.scrollIntoView({ block: "start" });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.matches("textarea, input")) event.target.closest("[data-stop]")?.focus({ preventScroll: true });
  });
})();
