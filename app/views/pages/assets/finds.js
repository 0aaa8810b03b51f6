// Shows what is found while one types; without this script the form leads to it.
const form = document.querySelector("form[data-shown]");
const place = document.getElementById("finds");
if (form && place) {
  let turn = 0;
  let pause;
  const show = async () => {
    const mine = ++turn;
    const words = form.q.value.trim();
    if (!words) return place.replaceChildren();
    const address = `${form.action}?${new URLSearchParams({ q: words })}`;
    const answer = await fetch(`${address}&limit=${form.dataset.shown}`, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== turn) return;
    const found = page.getElementById("finds");
    place.replaceChildren(...(found ? found.childNodes : page.querySelectorAll("main .lede")));
    if (location.pathname === new URL(address).pathname) history.replaceState(null, "", address);
  };
  const wait = (event) => {
    clearTimeout(pause);
    if (!event.isComposing) pause = setTimeout(show, 150);
  };
  form.q.addEventListener("input", wait);
  form.q.addEventListener("compositionend", wait);
}
