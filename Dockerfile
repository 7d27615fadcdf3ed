# Everything is built in a stage of its own: the Node.js that bundles the browser libraries stays out of the image.
ARG BASE=python:3.13-slim
FROM ${BASE} AS build
WORKDIR /src
COPY . .
RUN python3 -m venv /build \
 && /build/bin/pip wheel --no-cache-dir --no-deps -w /dist . \
 && python3 -m venv --without-pip /opt/app \
 && /build/bin/pip --python /opt/app/bin/python install --no-cache-dir -c constraints.txt /dist/*.whl

FROM ${BASE}
COPY --from=build /opt/app /opt/app
RUN useradd --uid 10001 --no-create-home app \
 && install -d -o app -g app /data
# Kernels are compiled by the first container: machine code of the build would be for the builder's processor.
ENV XDG_DATA_HOME=/data XDG_CACHE_HOME=/data/cache
VOLUME /data
USER 10001
EXPOSE 8000
# Any answer short of a failure will do: which hosts are answered is a setting.
HEALTHCHECK --interval=30s --timeout=5s --start-period=5s CMD ["/opt/app/bin/python", "-c", "import http.client, sys; c = http.client.HTTPConnection('127.0.0.1', 8000, timeout=3); c.request('GET', '/healthz'); sys.exit(c.getresponse().status >= 500)"]
CMD ["/opt/app/bin/gradwalk", "--host", "0.0.0.0", "--port", "8000"]
