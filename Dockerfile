# The wheel is built in its own stage: the Node.js that bundles the browser libraries stays out of the image.
ARG BASE=python:3.13-slim
FROM ${BASE} AS build
WORKDIR /src
COPY . .
RUN python3 -m venv /build \
 && /build/bin/pip wheel --no-cache-dir --no-deps -w /dist .

FROM ${BASE}
COPY constraints.txt /tmp/constraints.txt
COPY --from=build /dist /dist
RUN python3 -m venv /opt/app \
 && /opt/app/bin/pip install --no-cache-dir -c /tmp/constraints.txt /dist/*.whl \
 && rm -rf /dist /tmp/constraints.txt \
 && useradd --uid 10001 --no-create-home app
USER 10001
EXPOSE 8000
HEALTHCHECK CMD ["/opt/app/bin/python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=3)"]
CMD ["/opt/app/bin/gradwalk", "--host", "0.0.0.0", "--port", "8000"]
