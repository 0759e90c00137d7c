"""The mock's own limits: of sizes, times and numbers."""

import attrs


@attrs.frozen(kw_only=True)
class Limits:
    """What the mock refuses to be given.

    Args:
        json_bytes: the largest JSON body.
        body_bytes: the largest body that is read at all; the contract has a limit of its own for images.
        image_pixels: the largest image, width times height, before a byte of it is decoded.
        image_s: seconds of processor time to decode an image.
        header_bytes: request line and headers together.
        header_s: seconds for them to arrive.
        body_s: seconds for a body to arrive.
        idle_s: seconds that a connection may wait for its next request.
        linger_s: seconds for a client to read an answer that ends the connection.
        connections: at a time.
    """

    json_bytes: int = 2 * 1024 * 1024
    body_bytes: int = 20 * 1024 * 1024
    image_pixels: int = 50_000_000
    image_s: float = 3.0
    header_bytes: int = 64 * 1024
    header_s: float = 5.0
    body_s: float = 5.0
    idle_s: float = 30.0
    linger_s: float = 2.0
    connections: int = 1000
