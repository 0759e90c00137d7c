# The mock as a container, for programs that are not written in Python:
#
#     docker build -t ecwid-mock .
#     docker run --rm -p 127.0.0.1:8080:8080 ecwid-mock
#
# It is made for tests. Publish its port on 127.0.0.1 only, as above: everybody who reaches it may do everything.
FROM python:3.13-slim AS build
WORKDIR /source
COPY . .
RUN python -m venv /opt/mock && /opt/mock/bin/pip install --no-cache-dir '.[mock]'

FROM python:3.13-slim
COPY --from=build /opt/mock /opt/mock
RUN useradd --create-home --uid 1000 mock
USER 1000
EXPOSE 8080
# 0.0.0.0 is the inside of the container; the console obeys there because nobody else gets in.
ENTRYPOINT ["/opt/mock/bin/python", "-m", "ecwid_mock", "--host", "0.0.0.0", "--admin", "--public-url", "http://localhost:8080"]
