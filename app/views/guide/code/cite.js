const record = "http://127.0.0.1:8000/v1/observations/member-states-2025-12-175";

const today = new Date().toISOString().slice(0, 10);
for (const [style, lang] of [["sentence", "en"], ["sist02", "ja"]]) {
  const answer = await fetch(`${record}/cite?${new URLSearchParams({ style, lang, accessed: today })}`);
  console.log((await answer.json()).data.text);
}
