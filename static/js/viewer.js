// data-zoom-by="1" or "-1" makes the picture of the viewer larger or smaller, in three steps.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-zoom-by]");
  if (!button) return;
  const viewer = button.closest(".viewer");
  const step = Number(viewer.dataset.zoom || 1) + Number(button.dataset.zoomBy);
  viewer.dataset.zoom = String(Math.min(3, Math.max(1, step)));
});
