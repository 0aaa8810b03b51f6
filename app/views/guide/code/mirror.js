const site = "http://127.0.0.1:8000";

const records = [];
for (let path = "/v1/observations?limit=500"; path;) {
  const answer = await fetch(site + path);
  const page = await answer.json();
  records.push(...page.data);
  path = page.links.next;
}
console.log(`${records.length} observations`);
