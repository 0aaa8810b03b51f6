const site = "http://127.0.0.1:8000";

const answer = await fetch(`${site}/v1/charts/membership?fields=embed`);
const { embed } = (await answer.json()).data;

// HTML with a text alternative; release, licence and sources stand in the picture.
console.log(embed.en);
