// data-fill-<id>="text" writes the text into the field of that id: the demo's users sign in with one tap.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-fill]");
  if (!button) return;
  for (const pair of button.dataset.fill.split("&")) {
    const [id, text] = pair.split("=").map(decodeURIComponent);
    document.getElementById(id).value = text;
  }
  button.form?.requestSubmit();
});
