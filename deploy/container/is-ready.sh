# Whether the server of this container is ready, for the health check. By bash alone: a Node every ten seconds would cost
# more than the server at rest. bash speaks no TLS, so where the server does, Node asks.
set -eu
port=${SALLYPORT_PORT:-8080}
if [ -n "${SALLYPORT_TLS:-}${SALLYPORT_TLS_CERT:-}" ]; then
  exec node -e "require('https').get({ host: '127.0.0.1', port: $port, path: '/readyz', rejectUnauthorized: false },
    ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1)).on('error', () => process.exit(1))"
fi
exec 3<>"/dev/tcp/127.0.0.1/$port"
printf 'GET /readyz HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$port" >&3
read -r -t 2 _ status _ <&3
[ "$status" = 200 ]
