"""An MCP server that knows nothing of credentials: whoever reaches it may use it."""

import sys

from mcp.server import MCPServer
from mcp.server.mcpserver import Context

server = MCPServer("orders")


@server.tool()
def look_up_order(order: str) -> str:
    """Tells the state of an order."""
    return f"{order} is open"


@server.tool()
def refund_order(order: str) -> str:
    """Refunds an order."""
    return f"{order} was refunded"


@server.tool()
def who_calls(context: Context) -> str:
    """Names the caller, as Sallyport told the proxy, and what else the proxy let through."""
    headers = context.request_context.request.headers
    sent = [name for name in ("authorization", "x-api-key") if name in headers]
    return " ".join([headers["x-sallyport-caller"], headers["x-sallyport-permission"], *sent])


server.run("streamable-http", host="127.0.0.1", port=int(sys.argv[1]), stateless_http=True)
