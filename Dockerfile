# docker build -t cotejo . && docker run --rm -v "$PWD:/work" cotejo run article.txt
FROM rust:1.91-slim-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN cargo build --locked --profile dist

FROM debian:bookworm-slim
# PDF is read by pdftotext
RUN apt-get update && apt-get install -y --no-install-recommends poppler-utils && rm -rf /var/lib/apt/lists/*
COPY --from=build /src/target/dist/cotejo /usr/local/bin/cotejo
COPY --from=build /src/docs/licence /usr/share/doc/cotejo/
WORKDIR /work
ENTRYPOINT ["cotejo"]
