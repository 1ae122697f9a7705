# docker build -t sallyport .
# docker run -p 127.0.0.1:8080:8080 -v sallyport:/data sallyport
# docker run -p 127.0.0.1:8080:8080 --read-only sallyport start --ephemeral

# Node 24 has SQLite built in, so nothing but one native package (argon2) is installed beside it.
FROM node:24.22.3-bookworm-slim AS manifests
WORKDIR /build
# Layers with packages change with these files alone.
COPY .npmrc package.json package-lock.json ./
COPY packages/client/package.json packages/client/
COPY packages/console/package.json packages/console/
COPY packages/server/package.json packages/server/
COPY packages/testing/package.json packages/testing/
COPY examples/generated-client/package.json examples/generated-client/

FROM manifests AS build
RUN npm ci --ignore-scripts --include=dev -w packages/client -w packages/console -w packages/server
COPY . .
RUN node scripts/build-server.mjs && node scripts/build-console.mjs

FROM manifests AS packages
RUN npm ci --ignore-scripts --omit=dev -w packages/server && rm -r node_modules/@photostructure

FROM node:24.22.3-bookworm-slim
ARG VERSION=development
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Sallyport" \
  org.opencontainers.image.description="A local stand-in for the access management of MongoDB Atlas" \
  org.opencontainers.image.licenses="Apache-2.0" \
  org.opencontainers.image.version="$VERSION" \
  org.opencontainers.image.revision="$REVISION"
ENV NODE_ENV=production \
  NODE_OPTIONS=--max-semi-space-size=64 \
  SALLYPORT_HOST=0.0.0.0 \
  SALLYPORT_DATA_DIR=/data
WORKDIR /app
COPY LICENSE ./
COPY --from=packages /build/node_modules node_modules
COPY deploy/container/is-ready.sh ./
COPY --from=build /build/packages/server/package.json packages/server/
COPY --from=build /build/packages/server/bin packages/server/bin
COPY --from=build /build/packages/server/dist packages/server/dist
RUN ln -s /app/packages/server/bin/sallyport.js /usr/local/bin/sallyport \
  && chmod 755 packages/server/bin/sallyport.js \
  && find packages/server/dist -name '*.map' -delete \
  && install --directory --owner=1000 --group=1000 --mode=0700 /data
# The user "node" of the base image, by its number, so that Kubernetes can see that it is not root.
USER 1000:1000
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=15s --retries=3 CMD ["bash", "/app/is-ready.sh"]
ENTRYPOINT ["node", "/app/packages/server/bin/sallyport.js"]
CMD ["start"]
