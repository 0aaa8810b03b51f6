const site = "http://127.0.0.1:8000";

const asked = new URLSearchParams({ indicator: "member-states", value: "175", date: "2010" });
const answer = await fetch(`${site}/v1/claims/check?${asked}`);
const check = (await answer.json()).data;

console.log(`${check.verdict}: ${check.explanation.en}`);
for (const one of check.deciding) {
  console.log(`- ${one.period}: ${one.publisher} writes “${one.as_stated}” (${site}${one.link}.html)`);
}
