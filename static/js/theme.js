// A classic script in the head: the chosen theme is set before anything is drawn.
try {
  const theme = localStorage.getItem("gradwalk.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Without storage the theme follows the system.
}
