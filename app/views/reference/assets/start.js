// Starts the reference. No validator, no outside address: everything comes from this server.
SwaggerUIBundle({
  url: document.documentElement.lang === "ja" ? "/openapi.json?lang=ja" : "/openapi.json",
  dom_id: "#reference",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: -1,
  tryItOutEnabled: true,
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis],
});

// As light or dark as the reader's other pages.
const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", follow);
follow();
