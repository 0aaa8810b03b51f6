// The same stored documents under Fastify: prepared statements, keyset pages, documents joined as text.
import Database from "better-sqlite3";
import Fastify from "fastify";

const store = new Database(process.env.DOCUMENTS, { readonly: true });
store.pragma("mmap_size = 268435456");
const release = process.env.RELEASE;
const tag = `"${release}"`;
const FINDS = 20;

const one = store.prepare("SELECT document FROM record WHERE collection = ? AND id = ?").pluck();
const page = store.prepare(
  `SELECT number, document FROM record
   WHERE collection = :collection AND number > :after AND last_day >= :from AND first_day <= :to
   ORDER BY number LIMIT :limit`,
);
const pageOfCountry = store.prepare(
  `SELECT number, document FROM record JOIN record_country USING (number)
   WHERE record_country.collection = :collection AND country = :country AND number > :after
   AND last_day >= :from AND first_day <= :to ORDER BY number LIMIT :limit`,
);
const found = store.prepare(
  `SELECT document FROM search JOIN record ON record.number = search.rowid
   WHERE search MATCH ? ORDER BY search.rowid LIMIT ${FINDS}`,
).pluck();

const meta = `"meta":{"release":"${release}","license":"CC-BY-4.0"}`;
const japanese = /^[\u3040-\u30ff\u3400-\u9fff々ー]+$/u;

// Japanese is indexed as pairs of characters, and a single one by what pairs begin with it.
function match(text) {
  const runs = text.normalize("NFKC").toLowerCase().match(/[\u3040-\u30ff\u3400-\u9fff々ー]+|[\p{L}\p{N}_]+/gu) ?? [];
  return runs.map((run) => {
    if (!japanese.test(run)) return `"${run}"`;
    if (run.length === 1) return `"${run}"*`;
    return `"${Array.from({ length: run.length - 1 }, (_, start) => run.slice(start, start + 2)).join(" ")}"`;
  }).join(" AND ");
}

function only(document, fields) {
  const whole = JSON.parse(document);
  return JSON.stringify(Object.fromEntries(["type", "id", ...fields].map((name) => [name, whole[name]])));
}

function shown(document, fields) {
  return fields ? only(document, fields.split(",")) : document;
}

const app = Fastify();

app.addHook("onRequest", async (request, reply) => {
  reply.headers({ "cache-control": "public, max-age=300", etag: tag, "access-control-allow-origin": "*" });
  if (request.headers["if-none-match"] === tag) return reply.code(304).send();
});

app.get("/v1/search", async (request, reply) => {
  const documents = found.all(match(request.query.q ?? ""));
  return reply.type("application/json").send(`{"data":[${documents.join(",")}],${meta}}`);
});

app.get("/v1/:collection", async (request, reply) => {
  const { country, after = 0, limit = 50, date_from = "", date_to = "9999", fields } = request.query;
  const asked = {
    collection: request.params.collection, country, after: Number(after), limit: Number(limit),
    from: date_from, to: `${date_to}-12-31`,
  };
  const rows = (country ? pageOfCountry : page).all(asked);
  const last = rows.length ? rows[rows.length - 1].number : 0;
  const documents = rows.map((row) => shown(row.document, fields)).join(",");
  return reply.type("application/json").send(`{"data":[${documents}],${meta},"links":{"next":${last}}}`);
});

app.get("/v1/:collection/:id", async (request, reply) => {
  const document = one.get(request.params.collection, request.params.id);
  if (document === undefined) return reply.code(404).send({ title: "Not found" });
  return reply.type("application/json").send(`{"data":${shown(document, request.query.fields)},${meta}}`);
});

await app.listen({ host: "127.0.0.1", port: Number(process.env.PORT) });
