// Each lever has a field for its number. Where scripts run, a slider stands beside it.
for (const slider of document.querySelectorAll("input[type=range][data-of]")) {
  const field = document.getElementById(slider.dataset.of);
  slider.hidden = false;
  slider.addEventListener("input", () => { field.value = slider.value === "0" ? "" : slider.value; });
  field.addEventListener("input", () => { slider.value = field.value || "0"; });
}
