# The service with its store baked in. It writes nothing, so the root file system may be read-only:
#   docker build -t iom-facts .
#   docker run --rm --read-only --cap-drop ALL -p 127.0.0.1:8000:8000 iom-facts
# It has Python and no more: no shell, no package manager. BASE can be any image with Python 3.11 or newer and pip.
ARG BASE=python:3.11-slim-bookworm

FROM ${BASE} AS build
WORKDIR /build
COPY requirements.lock .
RUN python3 -m venv --without-pip /srv/venv \
 && python3 -m pip --python /srv/venv/bin/python install --no-cache-dir --no-compile \
    --require-hashes --only-binary :all: -r requirements.lock
COPY data data
COPY migrations migrations
COPY app app
RUN /srv/venv/bin/python -B -m app seed --file data/seed.json --store facts.sqlite
# Only seeding needs these packages; what stays must fit together without them.
# Bytecode is not checked against its source, for neither changes in an image.
RUN python3 -m pip --python /srv/venv/bin/python uninstall --yes \
    alembic babel mako pycountry sqlalchemy sqlmodel \
 && python3 -m pip --python /srv/venv/bin/python check \
 && mv app facts.sqlite /srv/ \
 && rm -r /srv/app/seeding \
 && /srv/venv/bin/python -m compileall -q --invalidation-mode unchecked-hash /srv
COPY LICENSE /srv/
COPY deploy/collect_runtime.py .
RUN chmod -R a=rX /srv && python3 collect_runtime.py /srv/venv /runtime
# Symbols of what is compiled are 17 MB and more that nothing reads; a base that cannot strip them is built all the same.
# hadolint ignore=DL3008
RUN { command -v strip || { apt-get update && apt-get install --yes --no-install-recommends binutils; }; } \
 && find /srv/venv /runtime -name '*.so*' -type f -exec strip --strip-unneeded {} + \
 || echo "not stripped"

FROM scratch
LABEL org.opencontainers.image.title="IOM Facts" \
      org.opencontainers.image.description="Structured, cited, bilingual facts about the International Organization for Migration, as a REST API." \
      org.opencontainers.image.licenses="MIT AND CC-BY-4.0"
COPY --from=build /runtime /
COPY --from=build /srv /srv
WORKDIR /srv
# Shows that the service loads as it is here, and compiles what it uses of Python's own library:
# a read-only start would compile it every time.
RUN ["venv/bin/python", "-c", "import http.client, uvicorn, app.main as main; uvicorn.Config(main.create_app(late=False)).load()"]
ENV HOST=0.0.0.0 \
    PORT=8000 \
    STORE=/srv/facts.sqlite \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
EXPOSE 8000
USER 10001:10001
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
    CMD ["/srv/venv/bin/python", "-IS", "-c", "import http.client, os, sys; ask = http.client.HTTPConnection('127.0.0.1', int(os.environ['PORT']), timeout=2); ask.request('GET', '/readyz'); sys.exit(ask.getresponse().status != 200)"]
ENTRYPOINT ["/srv/venv/bin/python", "-m", "app"]
CMD ["serve"]
