// data-walk="1" or "-1" goes to the next or previous data-stop: from the one that has the focus, or if that is out of sight
// from the first that is in sight. Escape in a field leads back to the stop it stands in, so that keys work again.
(() => {
  const box = (stop) => stop.getBoundingClientRect();
  const inSight = (stop) => box(stop).bottom > 48 && box(stop).top < window.innerHeight / 2;

  const placeAfter = (stops, step) => {
    const focused = stops.indexOf(document.activeElement.closest("[data-stop]"));
    if (focused >= 0 && inSight(stops[focused])) return focused + step;
    const seen = stops.findIndex(inSight);
    if (seen < 0) {
      const below = stops.findIndex((stop) => box(stop).top > 0);
      return (below < 0 ? stops.length : below) + Math.min(step, 0);
    }
    return step > 0 && box(stops[seen]).top > 0 ? seen : seen + step;
  };

  document.addEventListener("click", (event) => {
    const step = Number(event.target.closest("[data-walk]")?.dataset.walk || 0);
    if (!step) return;
    const stops = [...document.querySelectorAll("[data-stop]")];
    const stop = stops[Math.min(Math.max(placeAfter(stops, step), 0), stops.length - 1)];
    stop.focus({ preventScroll: true });
    // A slow scroll would still be under way at the next key.
    stop.scrollIntoView({ block: "start", behavior: "instant" });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !event.target.matches("textarea, input")) return;
    event.target.closest("[data-stop]")?.focus({ preventScroll: true });
  });
})();
