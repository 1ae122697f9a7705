# docker build -t sallyport .
# docker run -p 127.0.0.1:8080:8080 -v sallyport:/data sallyport
# docker run -p 127.0.0.1:8080:8080 sallyport start --ephemeral

FROM node:22-slim AS build
WORKDIR /build
COPY . .
RUN npm ci --ignore-scripts --no-audit --no-fund \
  && npx tsc -b packages/client packages/server \
  && node scripts/build-console.mjs \
  && npm prune --omit=dev --no-audit --no-fund

FROM node:22-slim
LABEL org.opencontainers.image.title="Sallyport" \
  org.opencontainers.image.licenses="Apache-2.0"
ENV NODE_ENV=production \
  SALLYPORT_HOST=0.0.0.0 \
  SALLYPORT_DATA_DIR=/data
WORKDIR /app
COPY --from=build /build/LICENSE ./
COPY --from=build /build/node_modules node_modules
COPY --from=build /build/packages/client/package.json packages/client/
COPY --from=build /build/packages/client/dist packages/client/dist
COPY --from=build /build/packages/server/package.json packages/server/
COPY --from=build /build/packages/server/bin packages/server/bin
COPY --from=build /build/packages/server/dist packages/server/dist
RUN ln -s /app/packages/server/bin/sallyport.js /usr/local/bin/sallyport \
  && install --directory --owner=node --group=node --mode=0700 /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=15s --retries=3 \
  CMD ["node", "-e", "const { SALLYPORT_PORT: port = 8080, SALLYPORT_TLS: made, SALLYPORT_TLS_CERT: given } = process.env; require(made || given ? 'https' : 'http').get({ host: '127.0.0.1', port, path: '/readyz', rejectUnauthorized: false }, ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1)).on('error', () => process.exit(1))"]
ENTRYPOINT ["node", "/app/packages/server/bin/sallyport.js"]
CMD ["start"]
