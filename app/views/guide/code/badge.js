const site = "http://127.0.0.1:8000";

const fields = "headline.display,headline.indicator.name,headline.citation.publisher,headline.link";
const answer = await fetch(`${site}/v1/organization?fields=${fields}`);
const figure = (await answer.json()).data.headline[0];

const told = `${figure.indicator.name.en}: ${figure.display.en} (${figure.citation.publisher})`;
if (globalThis.document) {
  // In a page that has <a id="iom-members"></a>
  const badge = document.getElementById("iom-members");
  badge.href = `${site}${figure.link}.html`;
  badge.textContent = told;
} else {
  console.log(told);
}
