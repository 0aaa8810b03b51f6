// Shows what a form asks for while it is filled in; without this script the form leads to it.
for (const form of document.querySelectorAll("form[data-live]")) {
  const place = document.getElementById(form.dataset.live);
  let turn = 0;
  let pause;
  const show = async () => {
    const mine = ++turn;
    if (!form.checkValidity()) return form.q ? place.replaceChildren() : undefined;
    const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
    const answer = await fetch(address + (form.dataset.also ?? ""), { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== turn) return;
    const found = page.getElementById(form.dataset.live);
    place.replaceChildren(...(found ? found.childNodes : page.querySelectorAll("main .lede")));
    if (location.pathname === new URL(address).pathname) history.replaceState(null, "", address);
  };
  const wait = (event) => {
    clearTimeout(pause);
    if (!event.isComposing) pause = setTimeout(show, 150);
  };
  form.addEventListener("input", wait);
  form.addEventListener("compositionend", wait);
}

// A day that can be moved.
const DAY = 24 * 60 * 60 * 1000;
for (const field of document.querySelectorAll("input[type=date][data-slider]")) {
  const slider = Object.assign(document.createElement("input"), { type: "range", className: "slider", min: 0 });
  slider.max = (Date.parse(field.max) - Date.parse(field.min)) / DAY;
  slider.setAttribute("aria-label", field.dataset.slider);
  const follow = () => {
    slider.value = (Date.parse(field.value) - Date.parse(field.min)) / DAY;
    slider.setAttribute("aria-valuetext", field.value);
  };
  slider.addEventListener("input", () => {
    field.value = new Date(Date.parse(field.min) + slider.value * DAY).toISOString().slice(0, 10);
    slider.setAttribute("aria-valuetext", field.value);
  });
  field.addEventListener("input", follow);
  follow();
  field.form.querySelector(".slider").replaceWith(slider);
}
